import { expect, test } from 'vitest';
import { memoryLimiter } from '../../../src/providers/memory/memory-limiter.ts';
import { parseSignUpCaps, signUpLimits } from '../../../src/subscribers/limits.ts';
import { anAddress } from '../../fakes/an-address.ts';

const CAPS =
  parseSignUpCaps({
    SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES: '10',
    SIGN_UPS_PER_CLIENT_PER_DAY: '50',
    SIGN_UPS_PER_HOUR: '1000',
  }) ?? expect.unreachable();
const MINUTE = 60_000;

async function mailed(signUps: { client: string; mailbox: string; minute: number }[]) {
  const limiter = memoryLimiter();
  let count = 0;
  for (const { minute, client, mailbox } of signUps) {
    const who = { client, address: anAddress(`${mailbox}@example.org`) };
    const taking = await limiter.take(signUpLimits(who, CAPS), new Date(minute * MINUTE));
    if ('uses' in taking) count++;
  }
  return count;
}
const many = (n: number, one: (i: number) => Parameters<typeof mailed>[0][number]) =>
  Array.from({ length: n }, (_, i) => one(i));

test('1,000 sign-ups of one mailbox from many networks: 1 email in 15 minutes, 3 in a day', async () => {
  const within = (minutes: number) =>
    many(1000, (i) => ({ client: `c${i}`, mailbox: 'a', minute: (i / 1000) * minutes }));
  expect(await mailed(within(15))).toBe(1);
  expect(await mailed(within(24 * 60))).toBe(3);
});

test('1,000 sign-ups of many mailboxes from one network: 10 emails in 10 minutes, 50 in a day', async () => {
  const within = (minutes: number) =>
    many(1000, (i) => ({ client: 'c', mailbox: `a${i}`, minute: (i / 1000) * minutes }));
  expect(await mailed(within(10))).toBe(10);
  expect(await mailed(within(24 * 60))).toBe(50);
});

test('10,000 mailboxes from 10,000 networks: as many emails as the limit of the site', async () => {
  expect(
    await mailed(many(10_000, (i) => ({ client: `c${i}`, mailbox: `a${i}`, minute: 0 }))),
  ).toBe(1000);
});

test('a mailbox that hits its limit uses up nothing of its network', async () => {
  const limiter = memoryLimiter();
  const take = (mailbox: string) => {
    const address = anAddress(`${mailbox}@example.org`);
    return limiter.take(signUpLimits({ client: 'c', address }, CAPS), new Date(0));
  };
  await take('a');
  for (let i = 0; i < 100; i++) expect(await take('a')).toMatchObject({ full: { of: 'address' } });
  for (let i = 0; i < 9; i++) expect(await take(`b${i}`)).toHaveProperty('uses');
  expect(await take('z')).toMatchObject({ full: { of: 'client' } });
});
