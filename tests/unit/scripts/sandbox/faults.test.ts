import { expect, test } from 'vitest';
import type { FaultOrder } from '../../../../scripts/sandbox/faults.ts';
import { dataOf, letter, runningSandbox } from './running-sandbox.ts';

const { sandbox, resend } = await runningSandbox();
const send = (signal = AbortSignal.timeout(2_000)) => resend.emails.send(letter({}), { signal });

const unknown = { name: 'application_error', statusCode: null };
const limited = { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many' };

test.each<[string, FaultOrder, object | null, number]>([
  ['429', { kind: 'status', status: 429, body: limited }, limited, 0],
  ['500 as JSON', { kind: 'status', status: 500, body: { name: 'x', statusCode: 500 } }, {}, 0],
  ['502 as HTML', { kind: 'status', status: 502, body: '<h1>Bad' }, { statusCode: 502 }, 0],
  ['503 without a body', { kind: 'status', status: 503 }, { statusCode: 503 }, 0],
  ['502 after it worked', { kind: 'status', status: 502, when: 'after' }, { statusCode: 502 }, 1],
  ['a cut connection', { kind: 'drop' }, unknown, 0],
  ['a connection cut after it worked', { kind: 'drop', when: 'after' }, unknown, 1],
  ['a redirect to nowhere', { kind: 'redirect', to: 'http://127.0.0.1:9/' }, unknown, 0],
  ['an empty body', { kind: 'empty' }, unknown, 1],
  ['a malformed body', { kind: 'malformed' }, unknown, 1],
  ['a truncated body', { kind: 'truncated' }, unknown, 1],
])('%s', async (_, fault, error, sent) => {
  sandbox.inject(fault);
  const result = await send();
  expect(result.data).toBeNull();
  expect(result.error).toMatchObject(error ?? {});
  expect(sandbox.ledger.deliveries).toHaveLength(sent);
});

test('`{"ok":true}` looks like success without an id', async () => {
  sandbox.inject({ kind: 'ok-only' });
  expect(await send()).toMatchObject({ data: { ok: true }, error: null });
  expect(sandbox.ledger.deliveries).toHaveLength(1);
});

test('`null` looks like neither success nor failure', async () => {
  sandbox.inject({ kind: 'null' });
  expect(await send()).toMatchObject({ data: null, error: null });
  expect(sandbox.ledger.deliveries).toHaveLength(1);
});

/** Sends, and aborts as soon as the request has arrived. */
async function sendAndGo() {
  const patience = new AbortController();
  const result = send(patience.signal);
  await expect.poll(() => sandbox.ledger.requests.length, { interval: 5 }).toBe(1);
  patience.abort();
  return result;
}

test('a hanging response ends when the caller aborts', async () => {
  sandbox.inject({ kind: 'hang' });
  expect((await sendAndGo()).error).toMatchObject(unknown);
  expect(sandbox.ledger.requests).toMatchObject([{ status: null, fault: 'hang' }]);
  expect(sandbox.ledger.deliveries).toHaveLength(0);
});

test('a delayed request takes effect although its caller aborted', async () => {
  sandbox.inject({ kind: 'delay', ms: 250 });
  expect((await sendAndGo()).error).toMatchObject(unknown);
  await expect.poll(() => sandbox.ledger.deliveries.length, { timeout: 3_000 }).toBe(1);
});

test('the retry-after of a fault reaches the caller', async () => {
  const headers = { 'retry-after': '7' };
  sandbox.inject({ kind: 'status', status: 429, headers, body: limited });
  expect((await send()).headers).toMatchObject(headers);
});

test('a fault applies where, after and as often as requested', async () => {
  const drop = { kind: 'drop', method: 'post', path: '/broadcasts/*/send' } as const;
  sandbox.inject({ ...drop, skip: 1, times: 2 });
  const names = [];
  for (let i = 0; i < 4; i += 1) {
    names.push((await resend.broadcasts.send('x')).error?.name);
    expect((await send()).error).toBeNull();
  }
  expect(names).toEqual(['not_found', 'application_error', 'application_error', 'not_found']);
  expect(sandbox.ledger.requests.filter(({ status }) => status === 'dropped')).toHaveLength(2);
});

test('faults can be added, listed and removed over HTTP', async () => {
  const url = `${sandbox.url}/_sandbox/faults`;
  const order = { method: 'POST', body: JSON.stringify({ kind: 'drop', times: 9 }) };
  expect((await fetch(url, order)).status).toBe(200);
  expect(await (await fetch(url)).json()).toMatchObject({ faults: [{ kind: 'drop', left: 9 }] });
  expect((await send()).error).toMatchObject(unknown);
  await fetch(url, { method: 'DELETE' });
  expect(dataOf(await send()).id).toBeTruthy();
  expect((await fetch(url, { method: 'POST', body: '{"kind":"meteor"}' })).status).toBe(422);
});
