import { expect, test } from 'vitest';
import { memoryLimiter } from '../../../src/providers/memory/memory-limiter.ts';
import {
  changePreferences,
  type PreferenceChange,
} from '../../../src/subscribers/change-preferences.ts';
import { checkChoice } from '../../../src/subscribers/newsletter-choice.ts';
import { anAddress } from '../../fakes/an-address.ts';
import { FakeOutbox } from '../../fakes/fake-outbox.ts';
import { FakeSignedLinks } from '../../fakes/fake-signed-links.ts';

const address = anAddress('reader@example.org');
const now = new Date('2025-03-01T12:00:00Z');
const signedLinks = new FakeSignedLinks();
const token = await signedLinks.issue({ purpose: 'preferences', address }, now);
const after = (ms: number) => new Date(now.getTime() + ms);

function aReader(outbox = new FakeOutbox()) {
  const limiter = memoryLimiter();
  const promiseOf = (ids: readonly string[]) => ids.join('+');
  const ask = (change: PreferenceChange, at = now, word = token) =>
    changePreferences(word, change, { signedLinks, outbox, limiter, promiseOf, now: at });
  return { outbox, ask };
}

test('a choice is queued with the consent to exactly these newsletters', async () => {
  const { outbox, ask } = aReader();
  const choice = { newsletters: ['daily', 'weekly'] };
  expect(await ask({ kind: 'choose', choice })).toMatchObject({ status: 'accepted' });
  const consent = { at: now, page: '/preferences/', text: 'daily+weekly' };
  expect(outbox.jobs).toEqual([{ kind: 'choose', address, ...choice, consent }]);
});

test('two clicks are one job; a later click is another one', async () => {
  const { outbox, ask } = aReader();
  for (const ms of [0, 100, 2000]) await ask({ kind: 'leave' }, after(ms));
  expect(outbox.jobs.map((job) => 'at' in job && job.at)).toEqual([now, after(2000)]);
});

test('a mailbox named as the new address silently gets one email in 15 minutes', async () => {
  const { outbox, ask } = aReader();
  for (const [ms, name] of [
    [0, 'New'],
    [1000, 'New'],
    [2000, 'new'],
    [14 * 60_000, 'NEW'],
  ] as const) {
    expect(await ask({ kind: 'move', typed: `${name}@Example.org` }, after(ms))).toMatchObject({
      status: 'accepted',
      address: `${name}@example.org`,
    });
  }
  expect(outbox.jobs).toMatchObject([{ address: 'New@example.org' }]);
});

test('the sixth new address in a day is rejected, with the time to retry', async () => {
  const { outbox, ask } = aReader();
  const results = [];
  for (let i = 0; i < 6; i++) results.push(await ask({ kind: 'move', typed: `n${i}@example.org` }));
  expect(results.at(-1)).toEqual({ status: 'limited', afterMs: 86_400_000 });
  expect(outbox.jobs).toHaveLength(5);
});

test('a change that the outbox cannot store is not accepted', async () => {
  const outbox = new FakeOutbox();
  outbox.isAvailable = false;
  const { ask } = aReader(outbox);
  for (const kind of ['leave', 'erase'] as const) {
    expect(await ask({ kind })).toEqual({ status: 'unavailable' });
  }
});

test.each([
  [[], { fault: 'none' }],
  [[''], { fault: 'none' }],
  [['', 'b', 'a', 'b'], { newsletters: ['a', 'b'] }],
  [['a', 'c'], { fault: 'unknown' }],
  [['__proto__'], { fault: 'unknown' }],
])('of a and b, %j is %j', (sent, choice) => {
  expect(checkChoice(sent, [{ id: 'a' }, { id: 'b' }])).toEqual(choice);
});
