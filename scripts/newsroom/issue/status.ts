import { issueId } from '../../../src/newsletters/issue.ts';
import { isByCalendar } from '../../../src/newsletters/newsletter.ts';
import { readNewsroom } from '../../../src/newsletters/loading/newsroom.ts';
import { closedDays } from '../../../src/newsletters/newsletter-calendar.ts';
import { hadStories } from '../../../src/newsletters/unsent-articles.ts';
import { watch } from '../../../src/newsletters/sending/watchdog.ts';
import { dayIn, daysAfter } from '../../../src/core/wall-clock.ts';
import { site } from '../../settings/site.ts';
import { projectUrl } from '../../settings/environment.ts';
import { UsageError } from '../../command/command.ts';
import { issueCommand } from './issue-command.ts';
import { issueStates } from './issue-states.ts';
import { chosenNewsletter, readNewsletters } from './newsletters.ts';
import { judgedSince, currentStops, stopLine } from './reputation.ts';
import { statusTable, describeVerdict } from './status-messages.ts';
import { connectedPorts } from '../../settings/ports.ts';

export const status = issueCommand({
  name: 'status',
  does: 'Shows the state of recent issues in the files, on the site and at Resend.',
  options: {
    weeks: { type: 'string', value: '<n>', does: 'how far back (default: 3)' },
    json: { type: 'boolean', does: 'print JSON' },
    expect: {
      type: 'string',
      value: '<newsletter>',
      does: 'fail if its newest issue should be out and is not',
    },
    grace: {
      type: 'string',
      value: '<hours>',
      does: 'after the cutoff, for --expect (default: 3)',
    },
  },
  async run({ values }) {
    const weeks = numberOf(values.weeks ?? '3', '--weeks');
    const graceMs = numberOf(values.grace ?? '3', '--grace') * 3_600_000;
    const newsletter =
      values.expect === undefined
        ? undefined
        : chosenNewsletter('--expect', values.expect, await readNewsletters());
    if (newsletter && !isByCalendar(newsletter)) {
      throw new UsageError(`${newsletter.name} has no calendar, so no issue of it is expected`);
    }
    const now = new Date();
    const from = daysAfter(dayIn(site.timeZone, now), -7 * weeks);
    const { states, stops } = await statesSince(from, { now, graceMs });
    if (values.json) console.log(JSON.stringify(states, null, 2));
    else if (!newsletter) console.log([statusTable(states), ...stops].join('\n\n'));
    if (!newsletter) return 0;

    const { line, status } = describeVerdict(
      watch(newsletter, states, { now, graceMs, timeZone: site.timeZone }),
      newsletter.name,
    );
    console[status === 0 ? 'log' : 'error'](line);
    return status;
  },
});

async function statesSince(day: string, { now, graceMs }: { now: Date; graceMs: number }) {
  const ports = await connectedPorts();
  const { broadcaster, figures: reader } = ports.provider();
  const broadcasts = await broadcaster.all();
  if (broadcasts.kind !== 'ok') throw new Error('Resend did not return the broadcasts.');
  const since = Math.min(Date.parse(`${day}T00:00:00Z`), judgedSince(now).getTime());
  const figures = await reader.since(new Date(since));
  if (figures === undefined) console.error('Resend did not return the delivery figures.');
  const states = await issueStates(
    day,
    {
      broadcasts: broadcasts.data,
      figures: figures && new Map(figures.map((one) => [one.broadcast, one])),
    },
    {
      siteUrl: ports.siteUrl(),
      now,
      ...(await closedIssues(day, new Date(now.getTime() - graceMs))),
    },
  );
  const stops = await currentStops(figures ?? []);
  return { states, stops: stops.length === 0 ? [] : [stopLine(stops)] };
}

/** Ids of the issues, from that day on, that were closed at `now`, and of those without stories. */
async function closedIssues(from: string, now: Date) {
  const { timeZone } = site;
  const { newsletters, ...files } = await readNewsroom(projectUrl('.'), timeZone);
  const [due, withoutStories] = [new Set<string>(), new Set<string>()];
  for (const newsletter of newsletters.filter(isByCalendar)) {
    for (const date of closedDays(newsletter, { from, now, timeZone })) {
      const id = issueId({ date, newsletter: newsletter.id });
      due.add(id);
      if (!hadStories(newsletter, { ...files, timeZone }, date)) withoutStories.add(id);
    }
  }
  return { due, withoutStories, newsletters: newsletters.map(({ id }) => id) };
}

function numberOf(text: string, option: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && Number.isFinite(number)) return number;
  throw new UsageError(`${option} takes a number`);
}
