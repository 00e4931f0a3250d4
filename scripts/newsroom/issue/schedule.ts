import { momentSchema } from '../../../src/core/moment.ts';
import { UsageError } from '../../command/command.ts';
import { EXIT_NOTE, ISSUE, issueCommand } from './issue-command.ts';
import { dispatch } from './dispatch.ts';
import { dispatchRequestFrom, sendingOptions } from './send.ts';

/** Resend's: https://resend.com/docs/dashboard/broadcasts/introduction */
const DAYS_AHEAD = 30;

export const schedule = issueCommand({
  name: 'schedule',
  operands: [ISSUE],
  does: 'Hands a built issue to Resend, which sends it at a moment.',
  options: {
    at: {
      type: 'string',
      value: '<moment>',
      does: 'such as 2025-04-14T06:30:00+02:00 (required)',
    },
    ...sendingOptions,
  },
  notes: EXIT_NOTE,
  run({ values, positionals: [id = ''] }) {
    const now = new Date();
    const at = momentSchema.safeParse(values.at);
    if (!at.success) throw new UsageError('--at takes a moment, such as 2025-04-14T06:30:00+02:00');
    const days = (at.data.getTime() - now.getTime()) / 86_400_000;
    if (days <= 0) throw new UsageError('--at is in the past; use send to send at once');
    if (days > DAYS_AHEAD) throw new UsageError(`--at is more than ${DAYS_AHEAD} days ahead`);
    return dispatch({ id, now, at: at.data, ...dispatchRequestFrom(values) });
  },
});
