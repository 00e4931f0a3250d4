import { REPUTATION } from '../../src/domain/sending/reputation.ts';
import { UsageError } from '../command.ts';
import { ISSUE, issueCommand } from './issue-command.ts';
import { dispatch } from './dispatch.ts';

/** What `send` and `schedule` have in common. */
export const sendingOptions = {
  yes: { type: 'boolean', does: 'do it; without it, say what would be done' },
  force: {
    type: 'string',
    value: '<rule>',
    multiple: true,
    does: `overrule a rule of \`check\`, or ${REPUTATION}; the ledger keeps it`,
  },
  late: { type: 'boolean', does: 'send it though it ought to have gone long ago' },
  confirm: { type: 'string', value: '<issue>', does: 'its id once more, for breaking news' },
  settle: {
    type: 'string',
    value: '<seconds>',
    does: 'how long a draft may take to show when Resend did not answer (60)',
  },
} as const;

export const send = issueCommand({
  name: 'send',
  operand: ISSUE,
  does: 'Sends a built issue to the readers of its newsletter, once, however often it is run.',
  options: sendingOptions,
  run: ({ values, positionals: [id = ''] }) =>
    dispatch({ id, now: new Date(), ...orderOf(values) }),
});

/** Throws a UsageError for a value that makes no sense. */
export function orderOf(values: {
  yes?: boolean;
  force?: string[];
  late?: boolean;
  confirm?: string;
  settle?: string;
}) {
  const seconds = Number(values.settle ?? 60);
  if (!Number.isFinite(seconds) || seconds < 0) throw new UsageError('--settle takes seconds');
  return {
    yes: values.yes ?? false,
    late: values.late ?? false,
    forced: values.force ?? [],
    confirmed: values.confirm,
    settleMs: seconds * 1000,
  };
}
