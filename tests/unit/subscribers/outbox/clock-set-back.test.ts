import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sqliteOutboxQueue } from '../../../../src/providers/sqlite/sqlite-outbox-queue.ts';
import type { BatchOutcome } from '../../../../src/subscribers/outbox/outgoing-mail.ts';
import type { JobOutcome } from '../../../../src/subscribers/outbox/job-outcome.ts';
import { pause } from '../../../../src/subscribers/outbox/pause.ts';
import { anAddress } from '../../../fakes/an-address.ts';
import { noon } from '../../providers/sqlite/an-outbox.ts';
import { aWorker, HOUR_MS, MINUTE_MS, SECOND_MS } from './a-worker.ts';
import { manyRuns } from '../../../many-runs.ts';

const down: BatchOutcome & JobOutcome = {
  status: 'later',
  reason: 'unavailable',
  mayBeDone: true,
};
const limited = { ...down, afterMs: 30_000, mayBeDone: false };
const quota = { status: 'quota', reason: 'quota' } as const;
const BACK = [SECOND_MS, 10 * MINUTE_MS, HOUR_MS, 24 * HOUR_MS, 400 * 24 * HOUR_MS];

describe('when the clock is set back, waiting jobs are not delayed', () => {
  test.each([
    ['that just came in', []],
    ['that Resend may have', [down, down]],
    ['that Resend asked to send later', [limited]],
    ['beyond the quota', [quota]],
  ] as const)('mail %s', async (_, outcomes) => {
    for (const back of BACK) {
      const it = aWorker();
      it.mailer.outcomes = [...outcomes];
      await it.work(SECOND_MS);
      await it.add('ada', it.clock());
      await it.work(outcomes.length > 0 ? SECOND_MS : 1);
      it.pause(-back);
      await it.work(outcomes[0] === quota && back < HOUR_MS ? HOUR_MS + MINUTE_MS : MINUTE_MS);
      expect(it.to()).toEqual(['ada']);
    }
  });

  test('list jobs', async () => {
    const it = aWorker();
    it.listOutcomes.push(down, down, down);
    const job = { kind: 'erase', address: anAddress('eve@example.org') } as const;
    await it.outbox.add({ key: 'e', job, now: it.clock() });
    await it.work(3 * SECOND_MS);
    it.pause(-24 * HOUR_MS);
    await it.work(MINUTE_MS);
    expect(it.done).toEqual([job]);
  });

  test('even if no server was running', async () => {
    const it = aWorker();
    await it.add('ada', new Date(noon.getTime() + 24 * HOUR_MS));
    await it.work(SECOND_MS);
    expect(it.to()).toEqual(['ada']);
  });
});

test('after any jumps of the clock, all emails are sent once, within minutes', async () => {
  const jump = fc.integer({ min: -48, max: 1 }).map((hours) => hours * HOUR_MS);
  const outcome = fc.constantFrom(down, limited, 'lost' as const);
  const event = fc.record({ jump, outcomes: fc.array(outcome, { maxLength: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 4 }), async (events) => {
      const it = aWorker();
      const names: string[] = [];
      for (const [i, { jump, outcomes }] of events.entries()) {
        names.push(`r${i}`);
        await it.add(`r${i}`, it.clock());
        it.mailer.outcomes = [...outcomes];
        await it.work(5 * SECOND_MS);
        it.pause(jump);
      }
      it.mailer.outcomes = [];
      await it.work(10 * MINUTE_MS);
      expect(it.report.state()).toMatchObject({ depth: 0, parked: 0 });
      expect(it.to().toSorted()).toEqual(names);
    }),
    { numRuns: manyRuns(10) },
  );
});

test('a lease from before the clock was set back does not block another server', async () => {
  const it = aWorker();
  const elsewhere = sqliteOutboxQueue(it.file, { host: 'b', pid: 1, isRunning: () => true });
  expect(await elsewhere.takeLease(new Date(noon.getTime() + HOUR_MS))).toBe(true);
  await it.add('ada');
  await it.work(SECOND_MS);
  expect(it.to()).toEqual(['ada']);
});

test('a pause lasts as long as requested, and never longer', () => {
  const at = (ms: number) => new Date(noon.getTime() + ms);
  const one = pause();
  expect(one.remainingMs(at(0))).toBeLessThanOrEqual(0);
  one.begin(at(0), 1000);
  one.begin(at(0), 500);
  expect(one.remainingMs(at(400))).toBe(600);
  expect(one.remainingMs(at(-1))).toBeLessThanOrEqual(0);
  one.begin(at(-HOUR_MS), 500);
  expect(one.remainingMs(at(-HOUR_MS))).toBe(500);
});
