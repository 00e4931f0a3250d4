// npm run doctor: what is wrong with the settings, and the work that waits for a person.
import { existsSync } from 'node:fs';
import { backUp, parkRestored } from '../src/providers/sqlite/backup.ts';
import { languageAdvice } from '../src/settings/publication-settings.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand } from './command/command.ts';
import { outboxLines } from './newsroom/doctor/outbox-lines.ts';
import { redisLines } from './newsroom/doctor/redis-lines.ts';
import { addressAdviceHere, startProblems } from './settings/environment-problems.ts';
import { outboxPath, usesSandbox } from './settings/environment.ts';
import { newFileProblem } from './command/file-problem.ts';
import { readPublication } from './settings/publication.ts';
import { outboxHere } from './settings/outbox-here.ts';

const doctor = makeCommand('npm run doctor', {
  does: 'Says what is wrong with the settings, and what work waits for a person in the outbox.',
  options: {
    retry: {
      type: 'string',
      value: '<number>',
      does: 'does this parked job once more; all: each of them',
    },
    backup: {
      type: 'string',
      value: '<file>',
      does: 'writes a copy of the outbox to a new file, while servers run',
    },
    restored: {
      type: 'boolean',
      does: 'the outbox is a copy that was put back: email in it waits for a person',
    },
    drop: { type: 'string', value: '<number>', does: 'forgets this parked job' },
  },
  run: async ({ values: { retry, drop, backup, restored } }) => {
    if (backup !== undefined) return backUpTo(backup);
    if (restored) return parkAll();
    if (retry !== undefined)
      return changed(report().retry(jobNumber(retry), new Date()), 'retried');
    if (drop !== undefined) return changed(report().drop(Number(drop)), 'dropped');
    return diagnose();
  },
});
process.exitCode = await runCommand(doctor, process.argv.slice(2));

async function diagnose(): Promise<number> {
  const { problems, advice } = await settings();
  const { REDIS_URL } = process.env;
  const redis = REDIS_URL ? await redisLines(REDIS_URL) : undefined;
  const lines = [
    'Settings',
    ...(usesSandbox() ? ['  The sandbox stands in for Resend, so none has to be set.'] : []),
    ...problems.map((problem) => `  ${problem}`),
    ...(!usesSandbox() && problems.length === 0 ? ['  Complete.'] : []),
    ...advice.map((line) => `  ${line}`),
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

function backUpTo(path: string): number {
  try {
    backUp(outboxHere().outboxFile(), path);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (isThere)
      throw new Error(`${path} exists. Name another file, or remove it.`, { cause: error });
    throw new Error(newFileProblem(error, path) ?? String(error), { cause: error });
  }
  console.log(`${path} is a copy of the outbox. It holds addresses of readers: keep it safe.`);
  return 0;
}

function parkAll(): number {
  const parked = parkRestored(outboxHere().outboxFile());
  console.log(
    parked === 0
      ? 'No email waited in it.'
      : `${parked} wait for a person; npm run doctor lists them.`,
  );
  return 0;
}

/** Of the publication and of this machine. */
async function settings(): Promise<{ problems: string[]; advice: string[] }> {
  const problems = await startProblems();
  const publication = await readPublication();
  if (problems.length > 0 || 'problems' in publication) return { problems, advice: [] };
  const advice = [languageAdvice(publication.site), addressAdviceHere()];
  return { problems, advice: advice.filter((line) => line !== undefined) };
}

function report() {
  return outboxHere().outboxReport();
}

function jobNumber(text: string): number | 'all' {
  return text === 'all' ? text : Number(text);
}

function changed(count: number, done: string): number {
  console.log(count === 0 ? 'There is no parked job of that number.' : `${count} ${done}.`);
  return count === 0 ? 1 : 0;
}
