import { expect, test } from 'vitest';
import { pace } from '../../../../src/providers/resend/pace.ts';

/** A pace whose sleeping moves its clock; `turns` are the moments at which requests went, in ms. */
function paced() {
  let now = 0;
  const it = pace({ now: () => now, sleep: async (ms) => void (now += ms) });
  return {
    update: it.update,
    wait: (ms: number) => void (now += ms),
    async turns(count: number) {
      const moments = [];
      for (let i = 0; i < count; i++) {
        await it.turn();
        moments.push(now);
      }
      return moments;
    },
  };
}

test('before the first response, two requests are sent per second', async () => {
  expect(await paced().turns(4)).toEqual([0, 500, 1000, 1500]);
});

test('idle time does not allow a burst later', async () => {
  const it = paced();
  await it.turns(1);
  it.wait(60_000);
  expect(await it.turns(3)).toEqual([60_000, 60_500, 61_000]);
});

test.each([
  [{ 'ratelimit-limit': '5', 'ratelimit-policy': '5;w=1' }, 200],
  [{ 'ratelimit-limit': '10' }, 100],
  [{ 'ratelimit-limit': '60', 'ratelimit-policy': '60;w=60' }, 1000],
])('it follows what the answers say: %j', async (headers, gapMs) => {
  const it = paced();
  await it.turns(1);
  it.update(headers);
  const [, second = 0, third = 0] = await it.turns(3);
  expect(third - second).toBe(gapMs);
});

test('when no request remains, it waits for the reset', async () => {
  const it = paced();
  await it.turns(1);
  it.update({ 'ratelimit-limit': '2', 'ratelimit-remaining': '0', 'ratelimit-reset': '7' });
  expect(await it.turns(2)).toEqual([7000, 7500]);
});

test.each([null, {}, { 'ratelimit-limit': '0' }, { 'ratelimit-limit': 'many' }])(
  'what cannot be read changes nothing: %j',
  async (headers) => {
    const it = paced();
    await it.turns(1);
    it.update(headers);
    expect(await it.turns(2)).toEqual([500, 1000]);
  },
);
