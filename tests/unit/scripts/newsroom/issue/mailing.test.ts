import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { ledgerOf } from '../../../../../scripts/newsroom/issue/mailing.ts';

const id = '2025-04-14-rehearsed';
const project = await mkdtemp(join(tmpdir(), 'broadsheet-mailing-'));
const ledger = () => ledgerOf(id, project);
const committed = join(project, `content/issues/${id}.ledger.json`);
const rehearsed = join(project, `.broadsheet/rehearsals/${id}.ledger.json`);
const intent = {
  at: '2025-04-14T06:05:00.000Z',
  step: 'intent',
  hash: 'a'.repeat(64),
  articles: 5,
} as const;

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const file of [committed, rehearsed]) await rm(file, { force: true });
});
afterAll(() => rm(project, { recursive: true }));

test('an issue that only the sandbox got does not count as sent', async () => {
  vi.stubEnv('RESEND_API_KEY', '');
  await ledger().append(intent);
  expect(await ledger().entries()).toEqual([intent]);
  expect(existsSync(committed)).toBe(false);

  vi.stubEnv('RESEND_API_KEY', 're_test');
  expect(await ledger().entries()).toEqual([]);
});

test('an issue that was sent counts as sent in a rehearsal too', async () => {
  vi.stubEnv('RESEND_API_KEY', 're_test');
  await ledger().append(intent);
  expect(existsSync(committed)).toBe(true);

  vi.stubEnv('RESEND_API_KEY', '');
  expect(await ledger().entries()).toEqual([intent]);
  expect(existsSync(rehearsed)).toBe(false);
});
