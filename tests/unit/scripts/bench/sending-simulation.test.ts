import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Circumstances, play } from '../../../../scripts/bench/sending/simulation.ts';
import {
  atMostOnce,
  draftThenSend,
  naiveRetry,
  type Strategy,
  withoutSecondLook,
} from '../../../../scripts/bench/sending/strategies.ts';
import { SETTLE_MS } from '../../../../src/newsletters/sending/send-request.ts';
import { manyRuns } from '../../../many-runs.ts';

beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterAll(() => vi.restoreAllMocks());

/** The seeds of runs in which the subscriber received nothing, or more than one email. */
async function courses(
  strategy: Strategy,
  count: number,
  circumstances: Omit<Circumstances, 'seed'> = {},
) {
  const lost: number[] = [];
  const double: number[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const { delivered } = await play(strategy, { seed, ...circumstances });
    if (delivered === 0) lost.push(seed);
    if (delivered > 1) double.push(seed);
  }
  return { lost, double };
}

/** Both responses of Resend lag by almost the assumed maximum. */
const almostSettled = { listMs: SETTLE_MS - 1, getMs: SETTLE_MS - 1 };

test('with half of all requests failing and machines crashing, every issue is sent exactly once', async () => {
  expect(await courses(draftThenSend, manyRuns(120))).toEqual({ lost: [], double: [] });
}, 60_000);

test('three machines with separate checkouts do not send it twice', async () => {
  expect(await courses(draftThenSend, manyRuns(50), { machines: 3 })).toEqual({
    lost: [],
    double: [],
  });
}, 60_000);

test.each([
  ['list', { listMs: 5000, getMs: 0 }],
  ['get', { listMs: 0, getMs: 5000 }],
  ['both, by almost the settle time', almostSettled],
])(
  'nor where new broadcasts stay hidden: %s',
  async (_, lag) => {
    const outcome = { lost: [], double: [] };
    expect(await courses(draftThenSend, manyRuns(50), { machines: 3, lag })).toEqual(outcome);
    expect(await courses(draftThenSend, manyRuns(35), { machines: 2, faultRate: 0, lag })).toEqual(
      outcome,
    );
  },
  60_000,
);

test('control: without a second look, three machines send it twice if the list lags', async () => {
  const lag = { listMs: 5000, getMs: 0 };
  const { double } = await courses(withoutSecondLook, 35, { machines: 3, faultRate: 0, lag });
  expect(double.length).toBeGreaterThan(5);
}, 60_000);

test('control: a list that lags longer than assumed can cause a second send', async () => {
  const lag = { listMs: 10 * SETTLE_MS, getMs: 0 };
  const { double } = await courses(draftThenSend, 50, { machines: 3, lag });
  expect(double.length).toBeGreaterThan(2);
}, 60_000);

test('control: under the same faults, naive sending sends twice and cautious sending loses issues', async () => {
  const naive = await courses(naiveRetry, 50);
  expect(naive.double.length).toBeGreaterThan(5);
  const careful = await courses(atMostOnce, 50);
  expect(careful.lost.length).toBeGreaterThan(5);
}, 60_000);

test('the same seed gives the same run', async () => {
  const twice = [1, 2].map(() => play(draftThenSend, { seed: 7, machines: 3 }));
  const [first, second] = [await twice[0], await twice[1]];
  expect(first).toEqual(second);
});
