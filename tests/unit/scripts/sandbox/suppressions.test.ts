import { expect, test } from 'vitest';
import { dataOf, letter, runningSandbox } from './running-sandbox.ts';

const { sandbox, resend } = await runningSandbox();
const email = 'ann@readers.example';

async function happensTo(id: string, event: object): Promise<number> {
  const url = `${sandbox.url}/_sandbox/emails/${id}/events`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) });
  return response.status;
}

test.each([
  [{ type: 'bounced' }, 'bounce'],
  [{ type: 'complained' }, 'complaint'],
] as const)('nothing more goes to an address after %j', async (event, origin) => {
  const { id } = dataOf(await resend.emails.send(letter({})));
  expect(await happensTo(id, event)).toBe(200);
  expect(dataOf(await resend.emails.get(id)).last_event).toBe(event.type);
  expect(dataOf(await resend.suppressions.get('ANN@readers.example'))).toMatchObject({
    email,
    origin,
    source_id: id,
  });

  await resend.emails.send(letter({}));
  const outcomes = sandbox.ledger.deliveries.map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['delivered', event.type, 'suppressed']);
});

test('a soft bounce does not suppress', async () => {
  const { id } = dataOf(await resend.emails.send(letter({})));
  await happensTo(id, { type: 'bounced', bounceType: 'Transient' });
  expect(dataOf(await resend.suppressions.list()).data).toEqual([]);
});

test('an address can be suppressed manually, and released', async () => {
  const { id } = dataOf(await resend.suppressions.add({ email }));
  expect(dataOf(await resend.suppressions.add({ email })).id).toBe(id);
  expect(dataOf(await resend.suppressions.list({ origin: 'manual' })).data).toHaveLength(1);
  expect(dataOf(await resend.suppressions.list({ origin: 'bounce' })).data).toHaveLength(0);

  await resend.suppressions.remove(email);
  await resend.emails.send(letter({}));
  expect(sandbox.ledger.deliveries).toMatchObject([{ to: email, outcome: 'delivered' }]);
});
