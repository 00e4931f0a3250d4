import { broadcastFigures } from '../../src/adapters/resend/resend-figures.ts';
import { resendBroadcaster } from '../../src/adapters/resend/resend-broadcaster.ts';
import type { IssueState } from '../../src/domain/sending/issue-state.ts';
import { watch } from '../../src/domain/sending/watchdog.ts';
import { dayIn, daysAfter } from '../../src/domain/wall-clock.ts';
import { site } from '../../src/site.config.ts';
import { UsageError } from '../command.ts';
import { issueCommand } from './issue-command.ts';
import { issueStates } from './issue-states.ts';
import { readNewsletter } from './newsletters.ts';
import { connectToResend } from './resend.ts';
import { statusTable, verdictTold } from './status-words.ts';

export const status = issueCommand({
  name: 'status',
  does: 'Shows how far the issues of the last weeks are, by the files here, the site and Resend.',
  options: {
    weeks: { type: 'string', value: '<n>', does: 'how far back (3)' },
    json: { type: 'boolean', does: 'the same as JSON' },
    expect: {
      type: 'string',
      value: '<newsletter>',
      does: 'fail when its newest issue ought to be out, and is not',
    },
    grace: { type: 'string', value: '<hours>', does: 'after the closing, for --expect (3)' },
  },
  async run({ values }) {
    const weeks = numberOf(values.weeks ?? '3', '--weeks');
    const graceMs = numberOf(values.grace ?? '3', '--grace') * 3_600_000;
    const newsletter =
      values.expect === undefined ? undefined : await readNewsletter(values.expect);
    if (newsletter?.cadence === 'breaking') {
      throw new UsageError(
        `${newsletter.name} goes out when there is news: nothing is to be expected`,
      );
    }
    const now = new Date();
    const states = await statesSince(daysAfter(dayIn(site.timeZone, now), -7 * weeks));
    if (values.json) console.log(JSON.stringify(states, null, 2));
    else if (!newsletter) console.log(statusTable(states));
    if (!newsletter) return 0;

    const { line, status } = verdictTold(
      watch(newsletter, states, { now, graceMs, timeZone: site.timeZone }),
      newsletter.name,
    );
    console[status === 0 ? 'log' : 'error'](line);
    return status;
  },
});

async function statesSince(day: string): Promise<IssueState[]> {
  const { resend, siteUrl } = await connectToResend();
  const broadcasts = await resendBroadcaster(resend).all();
  if (broadcasts.kind !== 'ok') throw new Error('Resend did not tell what has gone out.');
  const figures = await broadcastFigures(resend, new Date(`${day}T00:00:00Z`));
  if (figures === undefined) console.error('Resend did not tell how many were delivered.');
  return issueStates(day, { broadcasts: broadcasts.data, figures }, siteUrl);
}

function numberOf(text: string, option: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && Number.isFinite(number)) return number;
  throw new UsageError(`${option} takes a number`);
}
