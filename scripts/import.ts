// npm run import: imports the posts of another system as articles.
import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, parse, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildClock } from '../src/core/publication.ts';
import { isTimeZone } from '../src/core/wall-clock.ts';
import { isWebAddress } from '../src/core/web-address.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand, UsageError } from './command/command.ts';
import { oneOf } from './command/one-of.ts';
import { kinds } from './newsroom/import/kinds.ts';
import { progressLine } from './newsroom/import/progress-line.ts';
import { projectPath } from './settings/environment.ts';
import { site } from './settings/site.ts';

// After the settings, which it imports.
const { importPosts } = await import('./newsroom/import/import-posts.ts');

/** Where the report of an import is, unless an option says so. */
const REPORT_FILE = 'import-report.md';

const names = Object.keys(kinds);
const width = Math.max(...names.map(({ length }) => length));

const command = makeCommand('npm run import', {
  does: 'Imports the posts of another system as articles, with their pictures, authors and topics.',
  operands: [
    { name: '<kind>', example: names[0] ?? '', read: (name) => oneOf('<kind>', name, names) },
    { name: '<source>', example: '../old-blog/content/posts' },
  ],
  options: {
    yes: { type: 'boolean', does: 'write the articles; without it, only report' },
    report: {
      type: 'string',
      value: '<file>',
      does: `write everything that was changed or left out to this file (default with --yes: ${REPORT_FILE})`,
    },
    'time-zone': {
      type: 'string',
      value: '<zone>',
      does: `zone of times that name none (default: ${site.timeZone})`,
    },
    site: {
      type: 'string',
      value: '<url>',
      does: 'address of the old site, to which other links and pictures refer',
    },
    author: {
      type: 'string',
      value: '<name>',
      does: `author of posts that name none (default: ${site.name})`,
    },
    topic: {
      type: 'string',
      value: '<name>',
      does: `topic of posts that name none (default: ${site.name})`,
    },
  },
  notes: `Kinds:\n${Object.entries(kinds)
    .map(([name, { does }]) => `  ${name.padEnd(width)}  ${does}`)
    .join('\n')}`,
  async run({ values, positionals: [kind = '', place = ''] }) {
    const { yes: isReal = false, report: reportFile } = values;
    const timeZone = known('time-zone', values['time-zone'] ?? site.timeZone, {
      is: isTimeZone,
      expected: 'an IANA time zone, such as Europe/Berlin',
    });
    if (values.site !== undefined)
      known('site', values.site, {
        is: isWebAddress,
        expected: 'a URL, such as https://example.org',
      });

    const isText = { is: (value: string) => value.trim() !== '', expected: 'a name' };
    for (const option of ['author', 'topic'] as const)
      if (values[option] !== undefined) known(option, values[option], isText);
    if (reportFile !== undefined) mustBeWritable(reportFile);

    const opened = await kinds[kind]?.open(place);
    if (!opened) return 2;
    const progress = progressLine(process.stderr);
    const report = await importPosts({
      source: { ...opened, site: values.site ?? opened.site },
      root: pathToFileURL(`${projectPath('.')}/`),
      timeZone,
      language: site.locale,
      now: buildClock(process.env['BUILD_NOW'], new Date()),
      isReal,
      author: { name: values.author ?? site.name },
      topic: { name: values.topic ?? site.name },
      onProgress: progress.show,
    });
    progress.end();
    console.log(report.summary(isReal) || 'No posts found.');
    // A second import cannot repeat it, because it skips what was imported.
    const isWanted = isReal && report.isNew && report.hasNotes;
    const file = reportFile ?? (isWanted ? freeName(REPORT_FILE) : undefined);
    if (file !== undefined) {
      await writeFile(file, report.markdown(isReal));
      console.log(`Report: ${file}`);
    } else if (report.hasNotes)
      console.log(`To read the report, add --report ${freeName(REPORT_FILE)}.`);
    if (!isReal) console.log('Nothing was written. To import, add --yes.');
    return 0;
  },
});
process.exitCode = await runCommand(command, process.argv.slice(2));

/** `report.md`, or `report-2.md` if there is one already. */
function freeName(file: string): string {
  const { name, ext } = parse(file);
  for (let count = 1; ; count++) {
    const one = count === 1 ? file : `${name}-${count}${ext}`;
    if (!existsSync(one)) return one;
  }
}

/** So that a long import does not end without its report. */
function mustBeWritable(file: string): void {
  const folder = dirname(resolve(file));
  if (!existsSync(folder))
    throw new UsageError(`--report is ${file}, but the folder ${folder} does not exist.`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--report is ${file}, which is a folder. Name a file in it.`);
}

function known(
  option: string,
  value: string,
  { is, expected }: { is: (value: string) => boolean; expected: string },
): string {
  if (is(value)) return value;
  throw new UsageError(`--${option} must be ${expected}; found ${JSON.stringify(value)}.`);
}
