import { SETTLE_MS } from '../../../src/newsletters/sending/send-request.ts';
import { REPUTATION } from '../../../src/newsletters/sending/reputation.ts';
import { UsageError } from '../../command/command.ts';
import { isRehearsal } from '../../settings/environment.ts';
import { EXIT_NOTE, ISSUE, issueCommand, issueIdFrom } from './issue-command.ts';
import { dispatch } from './dispatch.ts';

const LONGEST_SETTLE_MS = 3_600_000;

/** The options of both `send` and `schedule`. */
export const sendingOptions = {
  yes: { type: 'boolean', does: 'do it; without it, only say what would be done' },
  force: {
    type: 'string',
    value: '<rule>',
    multiple: true,
    does: `overrule a rule of \`check\`, or ${REPUTATION}; the ledger records it (repeatable)`,
  },
  late: { type: 'boolean', does: 'send even if overdue' },
  confirm: { type: 'string', value: '<issue>', does: 'the id again, for breaking news' },
  settle: {
    type: 'string',
    value: '<seconds>',
    does: `how long to watch for drafts of other runs before sending (default: ${SETTLE_MS / 1000}; less on the sandbox only)`,
  },
} as const;

export const send = issueCommand({
  name: 'send',
  operands: [ISSUE],
  does: 'Sends a built issue to the subscribers of its newsletter, once, however often you run it.',
  options: sendingOptions,
  notes: EXIT_NOTE,
  run: ({ values, positionals: [id = ''] }) =>
    dispatch({ id, now: new Date(), ...dispatchRequestFrom(values) }),
});

/** Throws a UsageError for an invalid value. */
export function dispatchRequestFrom(values: {
  yes?: boolean;
  force?: string[];
  late?: boolean;
  confirm?: string;
  settle?: string;
}) {
  return {
    yes: values.yes ?? false,
    late: values.late ?? false,
    forced: values.force ?? [],
    confirmed: values.confirm === undefined ? undefined : issueIdFrom(values.confirm),
    settleMs: settleMsOf(values.settle),
  };
}

/** The sandbox lists a broadcast at once, so a rehearsal takes a second for the same steps. */
function settleMsOf(seconds: string | undefined): number {
  if (seconds === undefined) return isRehearsal() ? 1000 : SETTLE_MS;
  const ms = seconds.trim() === '' ? NaN : Number(seconds) * 1000;
  if (!(ms >= 0 && ms <= LONGEST_SETTLE_MS)) {
    throw new UsageError(`--settle takes seconds, at most ${LONGEST_SETTLE_MS / 1000}`);
  }
  if (ms >= SETTLE_MS || isRehearsal()) return ms;
  throw new UsageError(
    `--settle is ${seconds}; the minimum outside of the sandbox is ${SETTLE_MS / 1000}, because Resend ` +
      'may not list a draft of another run sooner',
  );
}
