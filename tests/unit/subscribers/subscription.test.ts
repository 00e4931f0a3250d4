import { beforeEach, expect, test } from 'vitest';
import { memoryLimiter } from '../../../src/providers/memory/memory-limiter.ts';
import { type Limiter, parseSignUpCaps } from '../../../src/subscribers/limits.ts';
import type { LogEntry } from '../../../src/core/log.ts';
import { confirmSubscription, requestSubscription } from '../../../src/subscribers/subscription.ts';
import { anAddress } from '../../fakes/an-address.ts';
import { FakeOutbox } from '../../fakes/fake-outbox.ts';
import { FakeSignedLinks } from '../../fakes/fake-signed-links.ts';

const signedLinks = new FakeSignedLinks();
const noon = new Date('2025-03-01T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const caps = parseSignUpCaps({ SIGN_UPS_PER_HOUR: '100' }) ?? expect.unreachable();

let outbox: FakeOutbox;
let limiter: Limiter;
let logged: LogEntry[];
beforeEach(() => {
  outbox = new FakeOutbox();
  limiter = memoryLimiter();
  logged = [];
});

function ask(typed: unknown, { now = noon, client = '192.0.2.1', honeypot = '' } = {}) {
  return requestSubscription(
    { typed, honeypot, newsletters: ['daily'], page: '/articles/a-story/', client },
    { outbox, limiter, caps, log: (entry) => void logged.push(entry), now },
  );
}

test('one email is queued, with the grant of its link', async () => {
  expect(await ask(' ada@EXAMPLE.org ')).toEqual({ status: 'requested' });
  expect(outbox.jobs).toEqual([
    {
      kind: 'mail-confirmation',
      address: 'ada@example.org',
      newsletters: ['daily'],
      issuedAt: noon,
      page: '/articles/a-story/',
    },
  ]);
});

test('an invalid address is stored nowhere', async () => {
  expect(await ask('ada@')).toEqual({ status: 'invalid-address', fault: 'domain' });
  expect(await ask(undefined)).toEqual({ status: 'invalid-address', fault: 'missing' });
  expect(outbox.jobs).toEqual([]);
});

test('a filled honeypot gets the same answer and no email', async () => {
  const honeypot = 'https://spam.example';
  expect(await ask('ada@example.org', { honeypot })).toEqual({ status: 'requested' });
  expect(await ask('no address', { honeypot })).toEqual({ status: 'requested' });
  outbox.isAvailable = false;
  expect(await ask('ada@example.org', { honeypot })).toEqual({ status: 'requested' });
  expect(outbox.jobs).toEqual([]);
});

test('timing reveals nothing: the outbox is written to in every case', async () => {
  await ask('ada@example.org');
  await ask('ada@example.org', { now: later(1) });
  await ask('bot@example.org', { honeypot: 'https://spam.example' });
  expect(outbox.jobs).toHaveLength(1);
  expect(outbox.nothings).toBe(2);
});

test('an email that could not be stored is reported, and the retry does not count', async () => {
  outbox.isAvailable = false;
  const address = anAddress('ada@example.org');
  for (let i = 0; i < 20; i++) {
    expect(await ask(address)).toEqual({ status: 'unavailable', address });
  }
  outbox.isAvailable = true;
  expect(await ask(address)).toEqual({ status: 'requested' });
  expect(outbox.jobs).toHaveLength(1);
});

test('an address silently gets one email in 15 minutes and three a day', async () => {
  const moments = [0, 1, 14, 16, 32, 48, 64, 600, 1441].map(later);
  const mails = [];
  for (const now of moments) {
    expect(
      await ask('ada@example.org', { now, client: `192.0.2.${moments.indexOf(now)}` }),
    ).toEqual({ status: 'requested' });
    mails.push(outbox.jobs.length);
  }
  expect(mails).toEqual([1, 1, 1, 2, 3, 3, 3, 3, 4]);
  expect(logged).toEqual([]);
});

test('a mailbox is the same in every spelling, and is emailed as typed', async () => {
  for (const typed of ['Ada@example.org', 'ada@example.org', 'ADA@EXAMPLE.ORG']) await ask(typed);
  expect(outbox.jobs).toMatchObject([{ address: 'Ada@example.org' }]);
  limiter = memoryLimiter();
  await ask('aDa@example.org', { now: later(14) });
  expect(outbox.jobs).toHaveLength(1);
});

test('aliases get no more email than the mailbox alone, with or without the limiter', async () => {
  const aliases = [1, 2, 3, 4, 5, 6].map((i) => `vic+${i}@gmail.com`);
  for (const typed of ['vic@gmail.com', ...aliases, 'v.ic@gmail.com', 'VIC@googlemail.com']) {
    expect(await ask(typed)).toEqual({ status: 'requested' });
    limiter = memoryLimiter();
  }
  expect(outbox.jobs).toMatchObject([{ address: 'vic@gmail.com' }]);
});

test('an alias is emailed as typed', async () => {
  await ask('V.ic+News@gmail.com');
  expect(outbox.jobs).toMatchObject([{ address: 'V.ic+News@gmail.com' }]);
});

test('the first email of a day is sent without a check, later ones only if they are useful', async () => {
  for (const minutes of [0, 16, 32, 1441]) await ask('ada@example.org', { now: later(minutes) });
  await ask('eve@example.org', { now: later(1442) });
  expect(outbox.jobs.map(({ kind }) => kind)).toEqual([
    'mail-confirmation',
    'confirm-again',
    'confirm-again',
    // 24 hours after the first there is room for one, beside the two that are younger.
    'confirm-again',
    'mail-confirmation',
  ]);
});

test('an email that could not be stored does not count as the first of a day', async () => {
  outbox.isAvailable = false;
  await ask('ada@example.org');
  outbox.isAvailable = true;
  await ask('ada@example.org', { now: later(16) });
  expect(outbox.jobs).toMatchObject([{ kind: 'mail-confirmation' }]);
});

test('a reader who leaves and signs up within 15 minutes gets a newer link', async () => {
  await ask('ada@example.org', { now: later(10) });
  expect(outbox.jobs).toMatchObject([{ issuedAt: later(10) }]);
});

test('a limiter that lost its counts does not allow two emails in 15 minutes', async () => {
  await ask('ada@example.org');
  limiter = memoryLimiter();
  expect(await ask('ada@example.org', { now: later(14) })).toEqual({ status: 'requested' });
  expect(outbox.jobs).toHaveLength(1);
});

test('one network address: nine sign-ups, then 429 with the time to retry', async () => {
  for (let i = 0; i < 9; i++)
    expect(await ask(`a${i}@example.org`)).toEqual({ status: 'requested' });
  expect(await ask('b@example.org')).toEqual({ status: 'limited', of: 'client', afterMs: 600_000 });
  expect(outbox.jobs).toHaveLength(9);
  expect(logged.map(({ level }) => level)).toEqual(['warn']);
});

test('the whole site: a number of sign-ups per hour, then 429 and an alert', async () => {
  for (let i = 0; i < 100; i++) await ask(`a${i}@example.org`, { client: `192.0.2.${i}` });
  expect(await ask('b@example.org', { client: '198.51.100.1' })).toMatchObject({
    status: 'limited',
    of: 'everybody',
  });
  expect(outbox.jobs).toHaveLength(100);
  expect(logged.map(({ level }) => level)).toEqual(['error']);
});

const promiseOf = (ids: readonly string[]) => `the promise of ${ids.join()}`;
const address = anAddress('ada@example.org');
const token = () =>
  signedLinks.issue(
    { purpose: 'subscribe', address, newsletters: ['daily'], page: '/articles/a-story/' },
    noon,
  );

test('any number of clicks on a confirmation is one job with the consent', async () => {
  for (const now of [later(5), later(6), later(60)]) {
    expect(
      await confirmSubscription(await token(), { signedLinks, outbox, promiseOf, now }),
    ).toEqual({ status: 'subscribed' });
  }
  expect(outbox.jobs).toEqual([
    {
      kind: 'subscribe',
      address,
      newsletters: ['daily'],
      consent: { at: later(5), page: '/articles/a-story/', text: 'the promise of daily' },
      issuedAt: noon,
    },
  ]);
});

test('an expired link subscribes nobody and still contains its address', async () => {
  const now = later(48 * 60);
  expect(
    await confirmSubscription(await token(), { signedLinks, outbox, promiseOf, now }),
  ).toMatchObject({ status: 'expired', grant: { address } });
  expect(outbox.jobs).toEqual([]);
});

test('an invalid token subscribes nobody', async () => {
  expect(await confirmSubscription('', { signedLinks, outbox, promiseOf, now: noon })).toEqual({
    status: 'invalid',
  });
  expect(outbox.jobs).toEqual([]);
});

test('a confirmation that could not be stored is reported', async () => {
  outbox.isAvailable = false;
  expect(
    await confirmSubscription(await token(), { signedLinks, outbox, promiseOf, now: noon }),
  ).toEqual({ status: 'unavailable', address });
});
