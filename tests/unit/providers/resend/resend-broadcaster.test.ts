import { beforeEach, expect, test } from 'vitest';
import { resendBroadcaster } from '../../../../src/providers/resend/resend-broadcaster.ts';
import type { Mailing } from '../../../../src/newsletters/sending/broadcaster.ts';
import { asked, sandboxed } from './sandboxed.ts';

const { sandbox, client, sdk } = await sandboxed();
const broadcaster = resendBroadcaster(client({ timeoutMs: 2000 }));
let mailing: Mailing;

beforeEach(async () => {
  const segment = await sdk.segments.create({ name: 'Readers' });
  const topic = await sdk.topics.create({ name: 'Daily', defaultSubscription: 'opt_out' });
  mailing = {
    name: 'issue/2025-04-14-daily',
    from: 'Broadsheet <news@broadsheet.example>',
    content: {
      subject: 'Feeds',
      html: '<p>“Feeds” {{{RESEND_UNSUBSCRIBE_URL}}}</p>',
      text: 'Ünö\n',
    },
    hash: '0'.repeat(64),
    audience: { segmentId: segment.data?.id ?? '', topicId: topic.data?.id ?? '' },
  };
});

async function made(change: Partial<Mailing> = {}): Promise<string> {
  const answer = await broadcaster.create({ ...mailing, ...change });
  if (answer.kind !== 'ok') throw new Error(`not created: ${answer.kind}`);
  return answer.data;
}

test('a draft is read back byte for byte', async () => {
  const id = await made();
  const { name, from, content, audience } = mailing;
  expect(await broadcaster.get(id)).toMatchObject({
    kind: 'ok',
    data: { id, status: 'draft', name, from, content, audience, sentAt: undefined },
  });
});

test('the preview text is not passed separately, because the email contains it', async () => {
  await made();
  expect(sandbox.ledger.requests.at(-1)?.body).not.toHaveProperty('preview_text');
});

test('all pages are listed, oldest first', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 230; i++) ids.push(await made({ name: `broadcast ${i}` }));
  const before = asked(sandbox).length;
  const all = await broadcaster.all();
  expect(all.kind === 'ok' && all.data.map(({ id }) => id)).toEqual(ids);
  expect(asked(sandbox).length - before).toBe(3);
});

test('a rejected page, because its cursor was removed, makes the list unclear', async () => {
  for (let i = 0; i < 101; i++) await made();
  sandbox.inject({
    kind: 'status',
    method: 'GET',
    path: '/broadcasts',
    skip: 1,
    status: 422,
    body: { statusCode: 422, name: 'validation_error', message: 'cursor' },
  });
  expect(await broadcaster.all()).toEqual({ kind: 'unclear' });
});

test('sending at a given time schedules', async () => {
  const id = await made();
  const at = new Date(sandbox.now() + 3_600_000);
  expect(await broadcaster.send(id, at)).toEqual({ kind: 'ok', data: undefined });
  expect(await broadcaster.get(id)).toMatchObject({
    data: { status: 'scheduled', scheduledAt: at },
  });
  expect(await broadcaster.cancel(id)).toMatchObject({ kind: 'ok' });
  expect(await broadcaster.get(id)).toMatchObject({ data: { status: 'draft' } });
});

test('a sent broadcast can be neither sent nor removed', async () => {
  const id = await made();
  await broadcaster.send(id);
  expect(await broadcaster.send(id)).toEqual({ kind: 'refused' });
  expect(await broadcaster.remove(id)).toEqual({ kind: 'refused' });
});

test('a missing broadcast is not found', async () => {
  expect(await broadcaster.get('nothing')).toEqual({ kind: 'not-found' });
  expect(await broadcaster.remove('nothing')).toEqual({ kind: 'not-found' });
});

const unclear = ['drop', 'truncated', 'malformed', 'empty', 'null', 'ok-only', 'hang'] as const;
test.each(unclear)('a creation answered by “%s” is unclear, and is not repeated', async (kind) => {
  sandbox.inject({ kind, method: 'POST', when: 'after' });
  expect(await broadcaster.create(mailing)).toEqual({ kind: 'unclear' });
  expect(asked(sandbox)).toEqual(['POST /broadcasts']);
});

test.each([500, 502, 503])('a %i is unclear too: it may come from a proxy', async (status) => {
  const id = await made();
  sandbox.inject({ kind: 'status', status, path: '/broadcasts/*/send', when: 'after' });
  expect(await broadcaster.send(id)).toEqual({ kind: 'unclear' });
  expect(asked(sandbox).filter((request) => request.endsWith('/send'))).toHaveLength(1);
});

test('a rate-limited request is retried', async () => {
  const body = { statusCode: 429, name: 'rate_limit_exceeded', message: 'slow down' };
  sandbox.inject({ kind: 'status', status: 429, body });
  expect(await broadcaster.create(mailing)).toMatchObject({ kind: 'ok' });
});

test('a key that may only send emails is rejected', async () => {
  const restricted = resendBroadcaster(client({ apiKey: 're_sending_canary' }));
  expect(await restricted.all()).toEqual({ kind: 'refused' });
});
