import type { WeekOfGrowth } from '../../../src/subscribers/growth.ts';
import { connectedPorts } from '../../settings/ports.ts';
import { UsageError } from '../../command/command.ts';
import { issueCommand } from './issue-command.ts';
import { type IssueFigures, readStats } from './read-stats.ts';
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
    const provider = (await connectedPorts({ caller: 'bulk' })).provider();
    const wanted = { now: new Date(), weeks, growth: values.growth };
    const { issues, growth, isTracked } = await readStats(provider, wanted);
    console.log(
      values.json
        ? JSON.stringify({ issues, growth }, null, 2)
        : [issueTable(issues, isTracked), ...(growth ? [growthTable(growth)] : [])].join('\n\n'),
    );
    if (isTracked) console.error(TRACKED);
    return 0;
  },
});

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
