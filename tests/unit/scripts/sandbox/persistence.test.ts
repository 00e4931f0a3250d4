import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resend } from 'resend';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../../../../scripts/sandbox/server.ts';
import type { Sandbox } from '../../../../scripts/sandbox/server.ts';
import { dataOf, letter, NOON } from './running-sandbox.ts';

let folder = '';
let stateFile = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  stateFile = join(folder, 'state/sandbox.json');
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs a sandbox on the state file while `act` runs. */
async function during<T>(
  act: (resend: Resend, sandbox: Sandbox) => Promise<T>,
  now = NOON,
): Promise<T> {
  const sandbox = await startSandbox({ stateFile, now: () => now });
  try {
    return await act(new Resend('re_x', { baseUrl: sandbox.url }), sandbox);
  } finally {
    await sandbox.close();
  }
}

test('the account survives a restart', async () => {
  const email = 'ann@readers.example';
  const sent = await during(async (resend) => {
    const { id } = dataOf(await resend.segments.create({ name: 'Daily' }));
    await resend.contacts.create({ email, segments: [{ id }] });
    await resend.suppressions.add({ email: 'bob@readers.example' });
    return dataOf(await resend.emails.send(letter({}), { idempotencyKey: 'k' })).id;
  });

  await during(async (resend, sandbox) => {
    expect(sandbox.mails(email)).toMatchObject([{ id: sent, html: '<p>Hello</p>' }]);
    const { data } = dataOf(await resend.contacts.segments.list({ email }));
    expect(data).toMatchObject([{ name: 'Daily' }]);
    expect(dataOf(await resend.suppressions.get('bob@readers.example')).origin).toBe('manual');
    const again = await resend.emails.send(letter({}), { idempotencyKey: 'k' });
    expect(dataOf(again).id).toBe(sent);
  });
});

test('emails scheduled before a restart are sent after it', async () => {
  await during(async (resend) => {
    const segmentId = dataOf(await resend.segments.create({ name: 'Daily' })).id;
    await resend.contacts.create({ email: 'ann@readers.example', segments: [{ id: segmentId }] });
    const broadcast = { segmentId, from: 'a@b.example', subject: 'Today', text: 'Hello' };
    await resend.broadcasts.create({ ...broadcast, send: true, scheduledAt: 'in 1 hour' });
    await resend.emails.send(letter({ to: 'bob@readers.example', scheduledAt: 'in 1 hour' }));
  });

  await during(async (_, sandbox) => {
    expect(sandbox.ledger.deliveries).toEqual([]);
    await sandbox.advance(3_600_000);
    const addressed = sandbox.ledger.deliveries.map(({ to }) => to).toSorted();
    expect(addressed).toEqual(['ann@readers.example', 'bob@readers.example']);
  });
});

test.each(['{"contacts": [', '', 'null', '[]', '{"version":1}', '{"version":99}'])(
  'refuses a state file containing %j by name, and does not change it',
  async (text) => {
    stateFile = join(folder, 'sandbox.json');
    await writeFile(stateFile, text);
    await expect(startSandbox({ stateFile })).rejects.toThrow(`${stateFile} is not a valid state`);
    await expect(startSandbox({ stateFile })).rejects.toThrow('delete it');
    expect(await readFile(stateFile, 'utf8')).toBe(text);
  },
);

test('the file is replaced atomically and readable only by its owner', async () => {
  await during((resend) => resend.emails.send(letter({})));
  expect(await readdir(join(folder, 'state'))).toEqual(['sandbox.json']);
  expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
});

test('many changes share one write, without waiting for the last', async () => {
  await during(async (resend) => {
    await Promise.all(Array.from({ length: 20 }, () => resend.emails.send(letter({}))));
    const saved = async () => {
      const text = await readFile(stateFile, 'utf8').catch(() => '{"emails":[]}');
      return JSON.parse(text).emails.length;
    };
    // After a write, the sandbox rests ten times as long as it took, which is seconds on a busy computer.
    await expect.poll(saved, { timeout: 20_000 }).toBe(20);
  });
}, 30_000);

test('without a file nothing is written', async () => {
  const sandbox = await startSandbox();
  await new Resend('re_x', { baseUrl: sandbox.url }).emails.send(letter({}));
  await sandbox.close();
  expect(await readdir(folder)).toEqual([]);
});

test('a port in use is an error', async () => {
  await during(async (_, { port }) => {
    await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
