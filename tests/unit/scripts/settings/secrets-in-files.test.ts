import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretsInFiles } from '../../../../scripts/settings/secrets-in-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-secrets-'));
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  ['netlify.toml', '[build.environment]\n  TOKEN_SECRET = "x"', 'TOKEN_SECRET', 'Netlify'],
  ['vercel.json', '{"env": {"RESEND_API_KEY": "re_x"}}', 'RESEND_API_KEY', 'Vercel'],
])('a secret in %s is refused in one line', async (file, text, name, host) => {
  await writeFile(join(folder, file), text);
  expect(secretsInFiles(folder)).toEqual([
    `${name} is in ${file}, which git keeps: remove it there, and set it as an environment variable of the site at ${host}.`,
  ]);
});

test('files without secrets, and none, are fine', async () => {
  expect(secretsInFiles(folder)).toEqual([]);
  await writeFile(join(folder, 'netlify.toml'), '[build]\n  publish = "dist/publish"');
  await writeFile(join(folder, 'vercel.json'), '{"cleanUrls": false}');
  expect(secretsInFiles(folder)).toEqual([]);
});
