import { beforeEach, expect, test } from 'vitest';
import { healthMonitor, watchedOutbox } from '../../../../src/subscribers/outbox/health.ts';
import { FakeOutbox } from '../../../fakes/fake-outbox.ts';
import { aMailJob, noon } from '../../providers/sqlite/an-outbox.ts';

let elapsed: number;
let checks: number;
let found: boolean;
beforeEach(() => {
  [elapsed, checks, found] = [0, 0, true];
});
const monitor = () =>
  healthMonitor(
    () => {
      checks += 1;
      return found;
    },
    () => elapsed,
  );

test('any number of requests cause one check per second', () => {
  const { current } = monitor();
  for (elapsed = 0; elapsed < 5000; elapsed += 10) {
    for (let asker = 0; asker < 3; asker++) expect(current()).toEqual({ ok: true });
  }
  expect(checks).toBe(5);
});

test('an answer is at most a second old', () => {
  const { current } = monitor();
  current();
  found = false;
  elapsed = 999;
  expect(current()).toEqual({ ok: true });
  elapsed = 1000;
  expect(current()).toEqual({ ok: false });
});

test('a job that could not be stored shows in the next answer', async () => {
  const outbox = new FakeOutbox();
  const { current, reportFailure } = monitor();
  const watched = watchedOutbox(outbox, reportFailure);
  const add = () => watched.add({ key: 'k', job: aMailJob('ada'), now: noon });
  expect(await add()).toBe('kept');
  expect(current()).toEqual({ ok: true });

  outbox.isAvailable = false;
  expect(await add()).toBe('unavailable');
  expect(current()).toEqual({ ok: false });
  elapsed = 1000;
  expect(current()).toEqual({ ok: true });
  expect(await watched.addNothing(noon)).toBe('unavailable');
  expect(current()).toEqual({ ok: false });
});
