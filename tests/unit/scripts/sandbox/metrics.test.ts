import { expect, test } from 'vitest';
import { resendFigures } from '../../../../src/providers/resend/resend-figures.ts';
import { resendClient } from '../../../../src/providers/resend/resend-client.ts';
import { dataOf, NOON, runningSandbox } from './running-sandbox.ts';

const { sandbox, resend } = await runningSandbox();
const client = resendClient({
  apiKey: 're_full_access',
  baseUrl: sandbox.url,
  log: () => undefined,
});

test('counts emails by broadcast and outcome', async () => {
  const segmentId = dataOf(await resend.segments.create({ name: 'Readers' })).id;
  sandbox.seed({ contacts: 3, segments: [segmentId] });
  for (const email of ['bounced@resend.dev', 'complained@resend.dev']) {
    await resend.contacts.create({ email, segments: [{ id: segmentId }] });
  }
  const broadcast = { segmentId, from: 'a@b.example', subject: 'Today', text: 'Hello' };
  const { id } = dataOf(await resend.broadcasts.create(broadcast));
  await resend.broadcasts.send(id);
  await resend.emails.send({ from: 'a@b.example', to: 'c@d.example', subject: 'x', text: 'x' });

  const figures = await resendFigures(client).since(new Date(NOON - 86_400_000));
  const counts = { delivered: 4, bounced: 1, complained: 1 };
  expect(figures).toEqual([{ broadcast: id, name: 'Untitled', ...counts }]);
  expect(dataOf(await resend.emails.metrics({ broadcastId: [id] })).totals).toMatchObject({
    sent: 5,
  });
  expect(await resendFigures(client).since(new Date(NOON + 1))).toEqual([]);

  // What readers do with it.
  const [mail, other] = sandbox
    .mails()
    .filter(({ outcome, broadcastId }) => outcome === 'delivered' && broadcastId === id);
  const post = (path: string, type: string, body: string) =>
    fetch(sandbox.url + path, { method: 'POST', headers: { 'content-type': type }, body });
  for (const type of ['opened', 'opened', 'clicked']) {
    const event = JSON.stringify({ type });
    await post(`/_sandbox/emails/${mail?.id}/events`, 'application/json', event);
  }
  const leave = /<([^>]*)>/.exec(other?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '';
  const form = 'List-Unsubscribe=One-Click';
  await post(leave.slice(sandbox.url.length), 'application/x-www-form-urlencoded', form);
  expect(await resendFigures(client).reactionsSince(new Date(NOON - 86_400_000))).toEqual([
    { broadcast: id, name: 'Untitled', ...counts, unsubscribed: 1, opened: 1, clicked: 1 },
  ]);
});
