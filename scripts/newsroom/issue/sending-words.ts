import type { Broadcaster, Mailing } from '../../../src/newsletters/sending/broadcaster.ts';
import type { IssueLedger } from '../../../src/newsletters/sending/issue-ledger.ts';
import type { SendResult } from '../../../src/newsletters/sending/send-request.ts';
import { findBroadcasts, isDraft } from '../../../src/newsletters/sending/standing.ts';

/** What the operator is told, and the exit status. */
export interface Told {
  line: string;
  status: number;
}

/** What became of an order to send or to schedule. */
export function describeResult(
  result: SendResult,
  { id, at }: { id: string; at?: Date | undefined },
): Told {
  switch (result.kind) {
    case 'submitted': {
      const { broadcast, status, before, at } = result;
      return ok(
        before
          ? `${id} was already sent at ${at.toISOString()} (broadcast ${broadcast} is ${status}).`
          : `Submitted: broadcast ${broadcast} is ${status}.`,
      );
    }
    case 'scheduled':
      return scheduled(result, { id, at });
    case 'other-version':
      return refused(
        `${id} went out in another version (broadcast ${result.broadcast}), and is not sent twice. ` +
          'What readers must know goes into the next issue.',
      );
    case 'canceled':
      return refused(
        `${id} was stopped while it went out (broadcast ${result.broadcast}): some readers have it. ` +
          'It is not sent again; what is missing goes into the next issue.',
      );
    case 'altered':
      return refused(
        `The draft at Resend (broadcast ${result.broadcast}) does not hold what was built, so it ` +
          'was not sent. Look at it at https://resend.com/broadcasts.',
      );
    case 'refused':
      return refused(
        `Resend refused to ${result.step}; the line above says why. Nothing was sent by this run.`,
      );
    case 'unclear':
      return {
        line: `It is not known whether ${id} went out. Run the same command again: it begins by asking.`,
        status: 4,
      };
  }
}

/**
 * What stands at Resend, and what a run with --yes would do: `sends` is told when nothing has gone
 * out, and `has` when something has.
 */
export async function foreseen(
  { name }: Pick<Mailing, 'name'>,
  { sends, has }: { sends: string; has: string },
  { broadcaster, ledger }: { broadcaster: Broadcaster; ledger: IssueLedger },
): Promise<string> {
  const seen = await findBroadcasts(name, await ledger.entries(), broadcaster);
  if (seen.kind !== 'ok') return 'Resend could not be asked. Nothing was done.';
  const { found } = seen.data;
  const out = found.find((entry) => !isDraft(entry));
  const lines = out
    ? [`Resend has it: broadcast ${out.id} is ${out.status}.`, has]
    : [`Resend has ${found.length} drafts of it and none that went out.`, sends];
  return [...lines, 'This was a dry run.'].join('\n');
}

function scheduled(
  { broadcast, at }: Extract<SendResult, { kind: 'scheduled' }>,
  wanted: { id: string; at?: Date | undefined },
): Told {
  const line = `Broadcast ${broadcast} is scheduled for ${at?.toISOString() ?? 'later'}.`;
  if (at !== undefined && at.getTime() === wanted.at?.getTime()) return ok(line);
  return refused(
    `${line} To change that: npm run issue -- cancel ${wanted.id} --yes, then send or schedule it.`,
  );
}

const ok = (line: string): Told => ({ line, status: 0 });
const refused = (line: string): Told => ({ line, status: 1 });
