import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { allowStyles } from '../../../../../scripts/build/incremental/allow-styles.ts';

let client: string;
const FILE = 'content-security-policy.json';

beforeEach(async () => {
  client = await mkdtemp(join(tmpdir(), 'broadsheet-styles-'));
});

test('the hashes of styles are added to what the settings allow', async () => {
  await writeFile(join(client, FILE), '[{"img-src":["https://a.example"]}]');
  await allowStyles(client, new Set(['sha256-b', 'sha256-a']));
  expect(JSON.parse(await readFile(join(client, FILE), 'utf8'))).toEqual([
    { 'img-src': ['https://a.example'] },
    { 'style-src': ["'sha256-a'", "'sha256-b'"] },
  ]);
});

test('a site whose settings allow nothing gets a policy of its styles', async () => {
  await allowStyles(client, new Set(['sha256-a']));
  expect(await readFile(join(client, FILE), 'utf8')).toBe(`[{"style-src":["'sha256-a'"]}]`);
});
