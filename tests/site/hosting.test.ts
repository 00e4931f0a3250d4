import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { runHosting } from './run-hosting.ts';

let folder: string;
let unbuilt: ProjectCopy;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-hosting-'));
  unbuilt = await copyProject();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await unbuilt.remove();
});

const here = { SITE_URL: 'http://localhost:8080/' };
const atHttps = { SITE_URL: 'https://news.example.org/' };

test.each([
  ['without SITE_URL', ['nginx'], {}, 'SITE_URL is missing: set the URL of the site'],
  ['with a wrong one', ['caddy'], { SITE_URL: 'http://news.example.org' }, 'SITE_URL is not https'],
  ['with another path', ['nginx'], { SITE_URL: 'http://localhost/news/' }, 'has the path /news/'],
  ['with other headers', ['nginx'], atHttps, 'was made with another SITE_URL'],
  ['systemd without SITE_URL', ['systemd'], {}, 'SITE_URL is missing'],
])('%s, one line says what to set, and nothing is written', (_case, args, env, reason) => {
  const out = join(folder, 'out');
  const { status, stderr, stdout } = runHosting(projectPath('.'), [...args, '--out', out], env);
  expect(stderr).toContain(reason);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect([status, stdout, existsSync(out)]).toEqual([2, '', false]);
});

test('without a build, one line says to make one', () => {
  const { status, stderr } = runHosting(unbuilt.folder, ['nginx'], here);
  expect(stderr).toMatch(/^There is no build in .+\. Run npm run build first\.\n$/);
  expect(status).toBe(2);
});

test.each([
  [['apache'], '"apache" is not a command of npm run hosting.'],
  [['ngin'], 'Did you mean nginx?'],
  [['systemd', '--user', 'a b'], '--user must be the name of a user; found "a b".'],
])('%j is refused with what is there', (args, reason) => {
  const { status, stderr } = runHosting(projectPath('.'), args, here);
  expect(stderr.split('\n')[0]).toContain(reason);
  expect(status).toBe(2);
});

test('warns if Node.js would take all readers for one', () => {
  const warnings = (env: Record<string, string>) =>
    runHosting(projectPath('.'), ['nginx'], { ...here, ...env }).stderr;
  expect(warnings({})).toMatch(/^TRUSTED_PROXIES is not set: .+127\.0\.0\.1/);
  expect(warnings({ TRUSTED_PROXIES: '127.0.0.1' })).toBe('');
});
