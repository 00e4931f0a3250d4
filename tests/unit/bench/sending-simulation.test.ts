import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { play } from '../../../scripts/bench/sending/simulation.ts';
import {
  atMostOnce,
  draftThenSend,
  naiveRetry,
  type Strategy,
} from '../../../scripts/bench/sending/strategies.ts';

beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterAll(() => vi.restoreAllMocks());

/** The seeds of the courses in which the subscriber got nothing, and in which more than one mail. */
async function courses(strategy: Strategy, count: number, machines = 1) {
  const lost: number[] = [];
  const double: number[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const { delivered } = await play(strategy, { seed, machines });
    if (delivered === 0) lost.push(seed);
    if (delivered > 1) double.push(seed);
  }
  return { lost, double };
}

test('half of all requests fail and machines crash: every issue goes out, none twice', async () => {
  expect(await courses(draftThenSend, 350)).toEqual({ lost: [], double: [] });
}, 60_000);

test('nor do three machines with a checkout of their own send it twice', async () => {
  expect(await courses(draftThenSend, 150, 3)).toEqual({ lost: [], double: [] });
}, 60_000);

test('the same troubles make naive sending mail twice, and careful sending lose issues', async () => {
  const naive = await courses(naiveRetry, 150);
  expect(naive.double.length).toBeGreaterThan(15);
  const careful = await courses(atMostOnce, 150);
  expect(careful.lost.length).toBeGreaterThan(15);
}, 60_000);

test('the same seed gives the same course', async () => {
  const twice = [1, 2].map(() => play(draftThenSend, { seed: 7, machines: 3 }));
  const [first, second] = [await twice[0], await twice[1]];
  expect(first).toEqual(second);
});
