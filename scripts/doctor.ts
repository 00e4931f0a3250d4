// npm run doctor: reports problems with the settings, and the parked jobs in the outbox.
import { existsSync } from 'node:fs';
import { parkRestored } from '../src/providers/sqlite/restored-copy.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand, UsageError } from './command/command.ts';
import { outboxLines } from './newsroom/doctor/outbox-lines.ts';
import { redisLines } from './newsroom/doctor/redis-lines.ts';
import { workerLines } from './newsroom/doctor/worker-lines.ts';
import { addressAdviceHere, startProblems } from './settings/environment-problems.ts';
import { isFunctionHere, outboxPath, targetHere, usesSandbox } from './settings/environment.ts';
import { publicationAdvice } from './settings/publication-advice.ts';
import { readPublication } from './settings/publication.ts';
import { outboxHere } from './settings/outbox-here.ts';

const doctor = makeCommand('npm run doctor', {
  does: 'Reports problems with the settings, and the parked jobs in the outbox.',
  options: {
    retry: {
      type: 'string',
      value: '<number>',
      does: 'retry this parked job; "all" retries every one',
    },
    restored: {
      type: 'boolean',
      does: 'park every email in an outbox that you restored from a backup',
    },
    drop: { type: 'string', value: '<number>', does: 'delete this parked job' },
  },
  run: async ({ values: { retry, drop, restored } }) => {
    if (restored) return parkAll();
    if (retry !== undefined) {
      const count = report().retry(jobNumber(retry), new Date());
      return changed(count, { option: '--retry', job: retry, done: 'retried' });
    }
    if (drop !== undefined) {
      const count = report().drop(Number(drop));
      return changed(count, { option: '--drop', job: drop, done: 'dropped' });
    }
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
    ...(usesSandbox() ? ['  The sandbox stands in for Resend. No settings are required.'] : []),
    ...problems.map((problem) => `  ${problem}`),
    ...(!usesSandbox() && problems.length === 0 ? ['  Complete.'] : []),
    ...advice.map((line) => `  ${line}`),
    '',
    ...(redis ? ['Limits', ...redis.lines, ''] : []),
    'Outbox',
    ...(await outbox()),
  ];
  console.log(lines.join('\n'));
  return problems.length > 0 || redis?.isUsable === false ? 1 : 0;
}

async function outbox(): Promise<string[]> {
  const { HEALTH_TOKEN, SITE_URL, SUBSCRIBE_ORIGIN } = process.env;
  const worker = SUBSCRIBE_ORIGIN || SITE_URL;
  if (targetHere() === 'cloudflare') return workerLines(worker, HEALTH_TOKEN);
  if (isFunctionHere()) return ['  None. A function sends each email within the request.'];
  return existsSync(outboxPath())
    ? outboxLines(report(), new Date())
    : [`  No outbox yet at ${outboxPath()}.`];
}

function parkAll(): number {
  const parked = parkRestored(outboxHere().outboxFile());
  console.log(
    parked === 0
      ? 'The outbox has no email to park.'
      : `Parked ${parked} ${parked === 1 ? 'email' : 'emails'}. To list them, run npm run doctor.`,
  );
  return 0;
}

/** Problems with the settings of the publication and of this machine; advice if there are none. */
async function settings(): Promise<{ problems: string[]; advice: string[] }> {
  const problems = await startProblems();
  const publication = await readPublication();
  if (problems.length > 0 || 'problems' in publication) return { problems, advice: [] };
  const advice = [...publicationAdvice(publication.site), addressAdviceHere()];
  return { problems, advice: advice.filter((line) => line !== undefined) };
}

function report() {
  return outboxHere().outboxReport();
}

function jobNumber(text: string): number | 'all' {
  return text === 'all' ? text : Number(text);
}

/** Prints how many jobs changed. Throws a UsageError if there is no parked job of that number. */
function changed(
  count: number,
  { option, job, done }: { option: string; job: string; done: string },
): number {
  if (count === 0 && job !== 'all') {
    throw new UsageError(
      `${option} ${job}: no parked job has that number. To list parked jobs, run npm run doctor.`,
    );
  }
  console.log(count === 0 ? 'No job is parked.' : `${count} ${done}.`);
  return 0;
}
