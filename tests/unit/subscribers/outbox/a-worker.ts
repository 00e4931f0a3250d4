import type { LogEntry } from '../../../../src/core/log.ts';
import type { ListJob } from '../../../../src/subscribers/outbox/job.ts';
import type { JobOutcome } from '../../../../src/subscribers/outbox/job-outcome.ts';
import { worker } from '../../../../src/subscribers/outbox/worker.ts';
import { FakeBatchMailer } from '../../../fakes/fake-batch-mailer.ts';
import { anOutbox, noon } from '../../providers/sqlite/an-outbox.ts';

/** A worker on a real outbox whose time goes by only while it waits. */
export function aWorker() {
  const box = anOutbox();
  let now = noon.getTime();
  const clock = () => new Date(now);
  const mailer = new FakeBatchMailer(clock);
  const done: ListJob[] = [];
  const listOutcomes: JobOutcome[] = [];
  const logged: LogEntry[] = [];
  let keys = 0;
  const { step } = worker({
    queue: box.work,
    mailer,
    listJobHandler: {
      async handle(job) {
        const outcome = listOutcomes.shift() ?? { status: 'done' };
        if (outcome.status === 'done') done.push(job);
        return outcome;
      },
    },
    writeMail: async ({ address }) => ({
      from: 'F',
      to: address,
      subject: 'S',
      html: 'H',
      text: 'T',
    }),
    now: clock,
    random: () => 0.5,
    newKey: () => `key${(keys += 1)}`,
    log: (entry) => void logged.push(entry),
  });
  return {
    ...box,
    mailer,
    done,
    listOutcomes,
    logged,
    step,
    clock,
    /** Steps for some time, in milliseconds; over hours it is waked late, after 1/5000 of the time. */
    async work(ms: number) {
      for (const end = now + ms; now < end;) {
        const wait = await step();
        now += wait && Math.max(wait, ms / 5000);
      }
    },
    /** Time in which no server ran. */
    pause: (ms: number) => void (now += ms),
    to: () => mailer.sent.map(({ to }) => to.replace('@example.org', '')),
  };
}

export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
