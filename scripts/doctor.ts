// npm run doctor: what is wrong with the settings, and the work that waits for a person.
import { existsSync } from 'node:fs';
import { outboxFile } from '../src/adapters/sqlite/outbox-file.ts';
import { sqliteOutboxReport } from '../src/adapters/sqlite/sqlite-outbox-report.ts';
import { settingsProblems } from '../src/domain/server-settings.ts';
import { runCommand } from './command-line.ts';
import { makeCommand } from './command.ts';
import { outboxLines } from './doctor/outbox-lines.ts';
import { redisLines } from './doctor/redis-lines.ts';
import { outboxPath, usesSandbox } from './environment.ts';

const doctor = makeCommand('npm run doctor', {
  does: 'Says what is wrong with the settings, and what work waits for a person in the outbox.',
  options: {
    retry: {
      type: 'string',
      value: '<number>',
      does: 'does this parked job once more; all: each of them',
    },
    drop: { type: 'string', value: '<number>', does: 'forgets this parked job' },
  },
  run: async ({ values: { retry, drop } }) => {
    if (retry !== undefined)
      return changed(report().retry(jobNumber(retry), new Date()), 'retried');
    if (drop !== undefined) return changed(report().drop(Number(drop)), 'dropped');
    return diagnose();
  },
});
process.exitCode = await runCommand(doctor, process.argv.slice(2));

async function diagnose(): Promise<number> {
  const problems = usesSandbox() ? [] : settingsProblems(process.env);
  const { REDIS_URL } = process.env;
  const redis = REDIS_URL ? await redisLines(REDIS_URL) : undefined;
  const lines = [
    'Settings',
    ...(usesSandbox() ? ['  The sandbox stands in for Resend: none is needed.'] : []),
    ...problems.map((problem) => `  ${problem}`),
    ...(!usesSandbox() && problems.length === 0 ? ['  Complete.'] : []),
    '',
    ...(redis ? ['Limits', ...redis.lines, ''] : []),
    'Outbox',
    ...(existsSync(outboxPath())
      ? outboxLines(report(), new Date())
      : [`  There is none yet at ${outboxPath()}.`]),
  ];
  console.log(lines.join('\n'));
  return problems.length > 0 || redis?.isUsable === false ? 1 : 0;
}

function report() {
  return sqliteOutboxReport(outboxFile(outboxPath()));
}

function jobNumber(text: string): number | 'all' {
  return text === 'all' ? text : Number(text);
}

function changed(count: number, done: string): number {
  console.log(count === 0 ? 'There is no parked job of that number.' : `${count} ${done}.`);
  return count === 0 ? 1 : 0;
}
