import type { Broadcaster, Mailing } from '../../../src/newsletters/sending/broadcaster.ts';
import type { IssueLedger } from '../../../src/newsletters/sending/issue-ledger.ts';
import type { SendResult } from '../../../src/newsletters/sending/send-request.ts';
import { findBroadcasts, isDraft } from '../../../src/newsletters/sending/find-broadcasts.ts';

/** A message to the operator, and the exit code. */
export interface CommandResult {
  line: string;
  status: number;
}

/** Describes the result of sending or scheduling. */
export function describeResult(
  result: SendResult,
  {
    id,
    at,
    reachesNobody = false,
  }: {
    id: string;
    at?: Date | undefined;
    /** Nobody was subscribed before it was sent. */ reachesNobody?: boolean;
  },
): CommandResult {
  switch (result.kind) {
    case 'submitted': {
      const { broadcast, status, before, at } = result;
      return ok(
        before
          ? `${id} was already sent at ${at.toISOString()} (broadcast ${broadcast} is ${status}).`
          : `Submitted: broadcast ${broadcast} is ${status}.${reachesNobody ? ' It reaches nobody, because nobody is subscribed.' : ''}`,
      );
    }
    case 'scheduled':
      return scheduled(result, { id, at });
    case 'other-version':
      return refused(
        `${id} was sent in another version (broadcast ${result.broadcast}) and is not sent twice. ` +
          'Put corrections into the next issue.',
      );
    case 'canceled':
      return refused(
        `${id} was stopped while it was sent (broadcast ${result.broadcast}): some readers have it. ` +
          'It is not sent again. Put what is missing into the next issue.',
      );
    case 'altered':
      return refused(
        `The draft at Resend (broadcast ${result.broadcast}) is not what was built, so it ` +
          'was not sent. See it at https://resend.com/broadcasts.',
      );
    case 'refused':
      return refused(
        `Resend refused to ${result.step}; the line above says why. This run sent nothing.`,
      );
    case 'unclear':
      return {
        line: `It is not known whether ${id} was sent. Run the same command again: it starts by asking Resend.`,
        status: 4,
      };
  }
}

/**
 * Describes what Resend has, and what a run with --yes would do: `sends` if nothing was sent, `has` if
 * something was.
 */
export async function describeDryRun(
  { name }: Pick<Mailing, 'name'>,
  { sends, has }: { sends: string; has: string },
  { broadcaster, ledger }: { broadcaster: Broadcaster; ledger: IssueLedger },
): Promise<string> {
  const seen = await findBroadcasts(name, await ledger.entries(), broadcaster);
  if (seen.kind !== 'ok') return 'Resend did not answer. Nothing was changed.';
  const { found } = seen.data;
  const out = found.find((entry) => !isDraft(entry));
  const lines = out
    ? [`Resend has it: broadcast ${out.id} is ${out.status}.`, has]
    : [`Resend has ${found.length} drafts of it, and none was sent.`, sends];
  return [...lines, 'This was a dry run.'].join('\n');
}

function scheduled(
  { broadcast, at }: Extract<SendResult, { kind: 'scheduled' }>,
  wanted: { id: string; at?: Date | undefined },
): CommandResult {
  const line = `Broadcast ${broadcast} is scheduled for ${at?.toISOString() ?? 'later'}.`;
  if (at !== undefined && at.getTime() === wanted.at?.getTime()) return ok(line);
  return refused(
    `${line} To change that: npm run issue -- cancel ${wanted.id} --yes, then send or schedule it.`,
  );
}

const ok = (line: string): CommandResult => ({ line, status: 0 });
const refused = (line: string): CommandResult => ({ line, status: 1 });
