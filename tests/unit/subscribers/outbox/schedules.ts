import type {
  BatchMailer,
  BatchOutcome,
} from '../../../../src/subscribers/outbox/outgoing-mail.ts';
import type { ListJobHandler } from '../../../../src/subscribers/outbox/outbox.ts';
import type { OutboxQueue } from '../../../../src/subscribers/outbox/outbox-queue.ts';
import type { JobOutcome } from '../../../../src/subscribers/outbox/job-outcome.ts';
import { worker } from '../../../../src/subscribers/outbox/worker.ts';
import { FakeBatchMailer } from '../../../fakes/fake-batch-mailer.ts';
import { seededRandom } from '../../../fakes/seeded-random.ts';
import { aMailJob, type anOutbox, noon } from '../../providers/sqlite/an-outbox.ts';

/** A process that ended in the middle of something. */
class Crash extends Error {}

const FAILURES: readonly (BatchOutcome & JobOutcome)[] = [
  { status: 'later', reason: 'rate-limited', afterMs: 1000, mayBeDone: false },
  { status: 'later', reason: 'unavailable', mayBeDone: true },
  { status: 'later', reason: 'unknown-outcome', mayBeDone: true },
  { status: 'quota', reason: 'quota' },
  { status: 'misconfigured', reason: 'invalid_api_key' },
  { status: 'refused', reason: 'validation_error' },
];

export interface Verdict {
  lost: number;
  double: number;
  crashes: number;
  faults: number;
}

/**
 * Plays one schedule of sign-ups, faults and crashes, made from `seed`, until the outbox is empty,
 * and counts in what Resend has sent. `bend` puts something else between worker and Resend.
 */
export async function playSchedule(
  box: ReturnType<typeof anOutbox>,
  seed: number,
  bend: (mailer: BatchMailer, newKey: () => string) => BatchMailer = (mailer) => mailer,
): Promise<Verdict> {
  const random = seededRandom(seed);
  let now = noon.getTime() + seed * 1e9;
  const clock = () => new Date(now);
  const resend = new FakeBatchMailer(clock);
  let keys = 0;
  const newKey = () => `${seed}/${(keys += 1)}`;
  const verdict = { lost: 0, double: 0, crashes: 0, faults: 0 };
  let isQuiet = false;

  const crash = (chance: number) => {
    if (isQuiet || random() >= chance) return;
    verdict.crashes += 1;
    throw new Crash();
  };
  const faulty: BatchMailer = {
    async submit(batch) {
      crash(0.1);
      if (!isQuiet && random() < 0.5) {
        verdict.faults += 1;
        const failure = FAILURES[Math.floor(random() * FAILURES.length)];
        resend.outcomes = [random() < 0.3 || !failure ? 'lost' : failure];
      }
      const outcome = await resend.submit(batch);
      crash(0.1);
      return outcome;
    },
  };
  const list: ListJobHandler = {
    async handle(job) {
      crash(0.1);
      if (!isQuiet && random() < 0.5) {
        verdict.faults += 1;
        const failure = FAILURES[Math.floor(random() * FAILURES.length)];
        if (failure) return failure;
      }
      const { address } = job;
      return { status: 'done', then: [{ ...aMailJob('any'), address }] };
    },
  };
  // Every piece of the work may be cut off before or after it is on the disk.
  const crashing = new Proxy(box.work, {
    get:
      (work, name: keyof OutboxQueue) =>
      async (...args: unknown[]) => {
        crash(0.02);
        // The arguments are those of the method that was asked for.
        const result: unknown = await (work[name] as (...all: unknown[]) => unknown)(...args);
        crash(0.02);
        return result;
      },
  });
  const start = () => {
    const means = {
      queue: crashing,
      mailer: bend(faulty, newKey),
      now: clock,
      random,
      newKey,
      listJobHandler: list,
      log: () => undefined,
      writeMail: async ({ address: to }: { address: string }) => ({
        from: 'F',
        to,
        subject: `S${seed}`,
        html: 'H',
        text: 'T',
      }),
    };
    return worker(means);
  };

  const wanted = new Set<string>();
  let process = start();
  const readers = Array.from({ length: 1 + Math.floor(random() * 150) }, (_, i) => `r${seed}x${i}`);
  for (let step = 0; step < 3000; step++) {
    // After a while nothing goes wrong any more, so that it comes to an end.
    isQuiet = step > 120;
    await Promise.all(
      readers.splice(0, isQuiet ? 150 : random() * 40).map((r) => {
        wanted.add(`${r}@example.org`);
        // Some of them after a look at the list.
        const kind = random() < 0.1 ? 'confirm-again' : 'mail-confirmation';
        return box.outbox.add({ key: r, job: { ...aMailJob(r), kind }, now: clock() });
      }),
    );
    const before = verdict.crashes;
    // Longer than it asks for, since some rests last an hour.
    now += 1 + 80 * (await process.step());
    if (verdict.crashes > before) process = start();
    if (readers.length === 0 && isQuiet && box.report.state().depth === 0) break;
  }
  if (box.report.state().depth > 0) throw new Error(`schedule ${seed} did not come to an end`);
  const counts = new Map<string, number>();
  for (const { to } of resend.sent) counts.set(to, (counts.get(to) ?? 0) + 1);
  // A rejected email is parked for a person, so it is not lost.
  const parked = new Set(box.report.parked().map(({ address }) => String(address)));
  for (const address of wanted) {
    const count = counts.get(address) ?? 0;
    if (count === 0 && !parked.has(address)) verdict.lost += 1;
    if (count > 1) verdict.double += 1;
  }
  return verdict;
}
