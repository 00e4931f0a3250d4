import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { ledgerOf } from '../../../../../scripts/newsroom/issue/mailing.ts';
import { projectPath } from '../../../../../scripts/settings/environment.ts';

const id = '2025-04-14-rehearsed';
const committed = projectPath(`content/issues/${id}.ledger.json`);
const rehearsed = projectPath(`.broadsheet/rehearsals/${id}.ledger.json`);
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

test('an issue that only the sandbox got does not count as sent', async () => {
  vi.stubEnv('RESEND_API_KEY', '');
  await ledgerOf(id).append(intent);
  expect(await ledgerOf(id).entries()).toEqual([intent]);
  expect(existsSync(committed)).toBe(false);

  vi.stubEnv('RESEND_API_KEY', 're_test');
  expect(await ledgerOf(id).entries()).toEqual([]);
});

test('an issue that was sent counts as sent in a rehearsal too', async () => {
  vi.stubEnv('RESEND_API_KEY', 're_test');
  await ledgerOf(id).append(intent);
  expect(existsSync(committed)).toBe(true);

  vi.stubEnv('RESEND_API_KEY', '');
  expect(await ledgerOf(id).entries()).toEqual([intent]);
  expect(existsSync(rehearsed)).toBe(false);
});
