import { dayIn, daysAfter } from '../../../src/core/wall-clock.ts';
import type { BroadcastReactions } from '../../../src/newsletters/sending/broadcast-figures.ts';
import { issueNamed } from '../../../src/newsletters/sending/find-broadcasts.ts';
import {
  growthByWeek,
  type Membership,
  type WeekOfGrowth,
} from '../../../src/subscribers/growth.ts';
import {
  consentedAt,
  currentNewsletters,
  unsubscribedAt,
} from '../../../src/subscribers/stored-subscriber.ts';
import type { SubscriberListing } from '../../../src/subscribers/subscriber-listing.ts';
import { connectedPorts } from '../../settings/ports.ts';
import { site } from '../../settings/site.ts';
import { dataOf } from '../../subscribers/not-answered.ts';
import { UsageError } from '../../command/command.ts';
import { issueCommand } from './issue-command.ts';
import { table } from './table.ts';

const MOST_WEEKS = 520;
const TRACKED = [
  'Resend tracks opens and clicks of your emails. content/pages/privacy.mdx has to say so; a text is in',
  'docs/operating/monitoring.md.',
].join('\n');

export const stats = issueCommand({
  name: 'stats',
  does: 'Shows what became of the emails of recent issues and, on request, how the list grew.',
  options: {
    weeks: { type: 'string', value: '<n>', does: 'how far back (default: 12)' },
    growth: {
      type: 'boolean',
      does: 'count who joined and left in each week; reads each subscriber, two a second',
    },
    json: { type: 'boolean', does: 'print JSON' },
  },
  async run({ values }) {
    const weeks = Number(values.weeks ?? '12');
    if (!Number.isInteger(weeks) || weeks < 1 || weeks > MOST_WEEKS)
      throw new UsageError(`--weeks takes a whole number from 1 to ${MOST_WEEKS}`);
    const now = new Date();
    const { figures, listing } = (await connectedPorts({ caller: 'bulk' })).provider();
    const since = daysAfter(dayIn(site.timeZone, now), -7 * weeks);
    const found = await figures.reactionsSince(new Date(`${since}T00:00:00Z`));
    if (found === undefined)
      throw new Error('Resend did not return the figures of the issues (GET /emails/metrics).');
    const issues = issuesIn(found);
    const growth = values.growth
      ? growthByWeek(await memberships(listing), { now, weeks, timeZone: site.timeZone })
      : undefined;
    const isTracked = issues.some(({ opened, clicked }) => opened + clicked > 0);
    console.log(
      values.json
        ? JSON.stringify({ issues, growth }, null, 2)
        : [issueTable(issues, isTracked), ...(growth ? [growthTable(growth)] : [])].join('\n\n'),
    );
    if (isTracked) console.error(TRACKED);
    return 0;
  },
});

type IssueFigures = Omit<BroadcastReactions, 'broadcast' | 'name'> & { id: string };

/** The figures of broadcasts that are issues, newest first. */
function issuesIn(figures: readonly BroadcastReactions[]): IssueFigures[] {
  return figures
    .flatMap(({ broadcast: _, name, ...counts }) => {
      const id = issueNamed(name);
      return id === undefined ? [] : [{ id, ...counts }];
    })
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

function issueTable(issues: readonly IssueFigures[], isTracked: boolean): string {
  if (issues.length === 0) return 'No issue was sent in these weeks.';
  const columns = ['delivered', 'bounced', 'complained', 'unsubscribed'] as const;
  const all = [...columns, ...(isTracked ? (['opened', 'clicked'] as const) : [])];
  return table(
    ['issue', ...all],
    issues.map((issue) => [issue.id, ...all.map((column) => String(issue[column]))]),
  );
}

function growthTable(weeks: readonly WeekOfGrowth[]): string {
  const cells = weeks.map(({ week, joined, left, subscribers }) =>
    [week, joined, left, subscribers].map(String),
  );
  return table(['week from', 'joined', 'left', 'subscribers'], cells);
}

async function memberships(listing: SubscriberListing): Promise<Membership[]> {
  const members: Membership[] = [];
  const listed = await listing.eachSubscriber(({ joined, subscriber }) => {
    const receives = currentNewsletters(subscriber).length > 0;
    members.push({
      joined: consentedAt(subscriber) ?? joined,
      left: receives ? undefined : (unsubscribedAt(subscriber) ?? 'unknown'),
    });
  });
  dataOf(listed);
  return members;
}
