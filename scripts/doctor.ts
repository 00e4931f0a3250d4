// npm run doctor: what is wrong with the settings, and the work that waits for a person.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { outboxFile } from '../src/adapters/sqlite/outbox-file.ts';
import { sqliteOutboxReport } from '../src/adapters/sqlite/sqlite-outbox-report.ts';
import { settingsProblems } from '../src/domain/server-settings.ts';
import { outboxLines } from './doctor/outbox-lines.ts';
import { outboxPath, readDotEnv, usesSandbox } from './environment.ts';

const HELP = `npm run doctor                    the settings, and what stands in the outbox
npm run doctor -- --retry ID      does a parked job once more; --retry all: each of them
npm run doctor -- --drop ID       forgets a parked job`;

readDotEnv();
const { retry, drop, help } = parseArgs({
  options: {
    retry: { type: 'string' },
    drop: { type: 'string' },
    help: { type: 'boolean' },
  },
}).values;

if (help) console.log(HELP);
else if (retry !== undefined) changed(report().retry(jobNumber(retry), new Date()), 'retried');
else if (drop !== undefined) changed(report().drop(Number(drop)), 'dropped');
else diagnose();

function diagnose(): void {
  const problems = usesSandbox() ? [] : settingsProblems(process.env);
  const lines = [
    'Settings',
    ...(usesSandbox() ? ['  The sandbox stands in for Resend: none is needed.'] : []),
    ...problems.map((problem) => `  ${problem}`),
    ...(!usesSandbox() && problems.length === 0 ? ['  Complete.'] : []),
    '',
    'Outbox',
    ...(existsSync(outboxPath())
      ? outboxLines(report(), new Date())
      : [`  There is none yet at ${outboxPath()}.`]),
  ];
  console.log(lines.join('\n'));
  process.exitCode = problems.length > 0 ? 1 : 0;
}

function report() {
  return sqliteOutboxReport(outboxFile(outboxPath()));
}

function jobNumber(text: string): number | 'all' {
  return text === 'all' ? text : Number(text);
}

function changed(count: number, done: string): void {
  console.log(count === 0 ? 'There is no parked job of that number.' : `${count} ${done}.`);
  process.exitCode = count === 0 ? 1 : 0;
}
