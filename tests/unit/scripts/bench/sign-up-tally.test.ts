import { expect, test } from 'vitest';
import { tallyOf } from '../../../../scripts/bench/signups/tally.ts';

test('distinguishes lost, duplicate and unacknowledged sign-ups', () => {
  const tally = tallyOf(['ada', 'eve', 'bob'], ['ada', 'eve', 'eve', 'zoe']);
  expect(tally).toEqual({
    acknowledged: 3,
    once: 1,
    lost: ['bob'],
    double: ['eve'],
    unanswered: 1,
  });
});
