import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { buildInputs } from '../../../../scripts/build/build-inputs.ts';
import { writeFiles } from './small-builds.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadsheet-inputs-'));
  await writeFiles(root, {
    'src/site.config.ts': "export const site = { timeZone: 'America/New_York' };",
    'content/articles/a.md': '---\npublishedAt: 2025-03-10T16:00:00Z\n---\nText',
    'content/issues/2025-03-12-daily.md': '---\narticles: [a]\n---',
    'public/robots.txt': 'a',
    'shared/b.md': 'Text',
  });
  await symlink('../../shared/b.md', join(root, 'content/articles/b.md'));
});

test.each([
  ['a text', { 'content/articles/a.md': '---\npublishedAt: 2025-03-10T16:00:00Z\n---\nOther' }],
  ['a new picture', { 'content/articles/a.png': 'picture' }],
  ['a file in public/', { 'public/robots.txt': 'b' }],
  [
    'a hidden file',
    { 'public/.well-known/security.txt': 'Contact: mailto:desk@broadsheet.example' },
  ],
  ['a file to which a link leads', { 'shared/b.md': 'Other' }],
  ['the code', { 'src/pages/a.astro': '<p>a</p>' }],
  ['a program of the build', { 'scripts/server/built-files/codings.ts': '' }],
])('%s changes the inputs', async (_what, files) => {
  const before = await inputsAt('2025-03-10T12:00:00Z');
  await writeFiles(root, files);
  expect(await inputsAt('2025-03-10T12:00:00Z')).not.toBe(before);
});

test('a file that is gone, and a setting, change the inputs', async () => {
  const before = await inputsAt('2025-03-10T12:00:00Z');
  const inputs = (env: Record<string, string>) =>
    buildInputs(root, env, at('2025-03-10T12:00:00Z'));
  expect(await inputs({ SITE_URL: 'https://a.example' })).not.toBe(before);
  await rm(join(root, 'content/issues/2025-03-12-daily.md'));
  expect(await inputs({})).not.toBe(before);
});

test('a setting of the Worker changes the inputs of a build for Cloudflare alone', async () => {
  const inputs = (env: Record<string, string>) =>
    buildInputs(root, env, at('2025-03-10T12:00:00Z'));
  const worker = { DEPLOY_TARGET: 'cloudflare', NEWSLETTER_FROM: 'news@example.org' };
  const before = await inputs(worker);
  expect(await inputs({ ...worker, NEWSLETTER_FROM: 'daily@example.org' })).not.toBe(before);
  expect(await inputs({ ...worker, SIGN_UPS_PER_HOUR: '50' })).not.toBe(before);
  expect(await inputs({ ...worker, TOKEN_SECRET: 'not in a file' })).toBe(before);
  expect(await inputs({ NEWSLETTER_FROM: 'news@example.org' })).toBe(await inputs({}));
});

test.each([
  ['an article is published', '2025-03-10T15:59:59Z', '2025-03-10T16:00:00Z'],
  ['an article leaves the sitemap of news', '2025-03-12T15:59:59Z', '2025-03-12T16:00:00Z'],
  ['a day begins where the publication is', '2025-03-12T03:59:59Z', '2025-03-12T04:00:00Z'],
])('the inputs change when %s', async (_what, before, after) => {
  expect(await inputsAt(after)).not.toBe(await inputsAt(before));
});

test('the inputs do not change with the time in between, or with the ledger of addresses', async () => {
  const before = await inputsAt('2025-03-10T16:00:00Z');
  await writeFiles(root, { 'content/addresses.json': '[]' });
  expect(await inputsAt('2025-03-10T23:00:00Z')).toBe(before);
});

test('settings that cannot be read have no inputs, so that the build reports them', async () => {
  await writeFiles(root, { 'src/site.config.ts': 'export const site = { timeZone: "Nowhere" };' });
  expect(await inputsAt('2025-03-10T16:00:00Z')).toBeUndefined();
});

function inputsAt(time: string) {
  return buildInputs(root, {}, at(time));
}

function at(time: string): Date {
  return new Date(time);
}
