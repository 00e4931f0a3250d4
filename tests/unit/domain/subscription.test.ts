import { beforeEach, expect, test } from 'vitest';
import type { GrantOf } from '../../../src/domain/signed-links.ts';
import { confirmSubscription, requestSubscription } from '../../../src/domain/subscription.ts';
import { anAddress } from '../../fakes/an-address.ts';
import { FakeConfirmationMailer } from '../../fakes/fake-confirmation-mailer.ts';
import { FakeSignedLinks } from '../../fakes/fake-signed-links.ts';
import { FakeListWork } from '../../fakes/fake-list-work.ts';

const signedLinks = new FakeSignedLinks();
const noon = new Date('2025-03-01T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const render = async ({ link }: { link: string }) => ({
  subject: 'S',
  html: `<${link}>`,
  text: link,
});

const grant: GrantOf<'subscribe'> = {
  purpose: 'subscribe',
  address: anAddress('ada@example.org'),
  newsletters: ['daily'],
  page: '/articles/a-story/',
};
const token = await signedLinks.issue(grant, noon);

let mailer: FakeConfirmationMailer;
let list: FakeListWork;
beforeEach(() => {
  mailer = new FakeConfirmationMailer();
  list = new FakeListWork();
});

const ask = (typed: unknown, now = noon) =>
  requestSubscription(
    { typed, newsletters: ['daily'], page: '/articles/a-story/' },
    { origin: 'https://news.example.org', signedLinks, mailer, render, now },
  );

test('a link goes to the address, and nothing is written', async () => {
  expect(await ask(' ada@EXAMPLE.org ')).toEqual({ status: 'requested' });

  const [mail] = mailer.asked;
  expect(mail?.to).toBe('ada@example.org');
  const link = new URL(mail?.text ?? '');
  expect(link.origin + link.pathname).toBe('https://news.example.org/subscribe/confirm/');
  expect(
    await signedLinks.read('subscribe', link.searchParams.get('token') ?? '', noon),
  ).toMatchObject({ status: 'valid', grant });
  expect(list.jobs).toEqual([]);
});

test('what is no address is mailed nothing', async () => {
  expect(await ask('ada@')).toEqual({ status: 'invalid-address', fault: 'domain' });
  expect(await ask(undefined)).toEqual({ status: 'invalid-address', fault: 'missing' });
  expect(mailer.asked).toEqual([]);
});

test('a mail that was not accepted is not pretended', async () => {
  mailer.outcome = 'unavailable';
  expect(await ask('ada@example.org')).toEqual({
    status: 'unavailable',
    address: 'ada@example.org',
  });
});

test('asked again within a quarter of an hour, it is the same mail to the byte', async () => {
  await ask('ada@example.org', noon);
  await ask('ada@example.org', later(14.99));
  expect(mailer.asked[1]).toEqual(mailer.asked[0]);
  expect(mailer.sent.size).toBe(1);

  await ask('ada@example.org', later(15));
  expect(mailer.sent.size).toBe(2);
});

test('the key of a mail is short, tells two addresses apart and holds neither', async () => {
  await ask('ada@example.org');
  await ask('eve@example.org');
  const keys = [...mailer.sent.keys()];
  expect(keys).toHaveLength(2);
  for (const key of keys) {
    expect(key).toMatch(/^confirm\/[0-9a-f]{64}\/2025-03-01T12:00:00\.000Z$/);
  }
});

const promiseOf = (ids: readonly string[]) => `the promise of ${ids.join()}`;

test('a confirmation asks for what was chosen, with the consent and the age of its link', async () => {
  expect(await confirmSubscription(token, { signedLinks, list, promiseOf, now: later(1) })).toEqual(
    { status: 'subscribed' },
  );
  expect(list.jobs).toEqual([
    {
      kind: 'subscribe',
      address: grant.address,
      newsletters: ['daily'],
      consent: { at: later(1), page: '/articles/a-story/', text: 'the promise of daily' },
      issuedAt: noon,
    },
  ]);
});

test('a link that is older than a later decision changes nothing, and says no more', async () => {
  list.outcome = { status: 'overtaken' };
  expect(await confirmSubscription(token, { signedLinks, list, promiseOf, now: noon })).toEqual({
    status: 'subscribed',
  });
});

test('an expired token subscribes nobody, and still tells whose it was', async () => {
  const now = later(48 * 60);
  expect(await confirmSubscription(token, { signedLinks, list, promiseOf, now })).toEqual({
    status: 'expired',
    grant,
    issuedAt: noon,
  });
  expect(list.jobs).toEqual([]);
});

test('what is no token subscribes nobody', async () => {
  expect(await confirmSubscription('', { signedLinks, list, promiseOf, now: noon })).toEqual({
    status: 'invalid',
  });
  expect(list.jobs).toEqual([]);
});

test('a list that does not answer is told as it is', async () => {
  list.outcome = { status: 'later', reason: 'unavailable', mayBeDone: true };
  expect(await confirmSubscription(token, { signedLinks, list, promiseOf, now: noon })).toEqual({
    status: 'unavailable',
    address: 'ada@example.org',
  });
});
