// npm run next: prints the next moment at which something becomes due.
import { momentSchema } from '../src/core/moment.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand, UsageError } from './command/command.ts';
import { projectUrl } from './settings/environment.ts';
import { site } from './settings/site.ts';

// After the settings, which they import.
const { nextDue } = await import('../src/newsletters/next-due.ts');
const { readNewsroom } = await import('../src/newsletters/loading/newsroom.ts');
const { issueRecords } = await import('./newsroom/publish/issue-records.ts');

const command = makeCommand('npm run next', {
  does: 'Prints the next time at which an article, or an issue of a newsletter, becomes due.',
  options: {
    since: {
      type: 'string',
      value: '<moment>',
      does: 'look from this time on, such as that of the last build, instead of now',
    },
    json: {
      type: 'boolean',
      default: false,
      does: 'print JSON: next, isDue (whether that time has come), and what is due then',
    },
  },
  notes: `  The time is in UTC, on a line of its own. Below it are the articles that readers then see, the
  pages of issues, and the issues that npm run publish then finds.`,
  run: ({ values }) => printNext(momentFrom(values.since), values.json),
});
process.exitCode = await runCommand(command, process.argv.slice(2));

async function printNext(since: Date | undefined, isJson: boolean): Promise<number> {
  const now = new Date();
  const { timeZone } = site;
  const newsroom = { ...(await readNewsroom(projectUrl('.'), timeZone)), timeZone };
  const due = nextDue(newsroom, await issueRecords(), since ?? now);
  const at = due[0]?.at;
  if (isJson) {
    const what = due.map(({ kind, id }) => ({ kind, id }));
    const answer = { next: at?.toISOString() ?? null, isDue: !!at && at <= now, due: what };
    console.log(JSON.stringify(answer));
  } else if (at) {
    console.log([at.toISOString(), ...due.map(({ kind, id }) => `  ${kind} ${id}`)].join('\n'));
  } else {
    console.log('Nothing is scheduled, and no newsletter has a calendar.');
  }
  return 0;
}

function momentFrom(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const { data } = momentSchema.safeParse(text);
  if (data) return data;
  throw new UsageError(
    `--since takes a moment, such as 2025-04-14T06:00:00Z; found ${JSON.stringify(text)}.`,
  );
}
