import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mustBeWhole } from '../../../../scripts/build/builds.ts';
import { mustHaveServer, mustHaveWorker } from '../../../../scripts/build/host-of-build.ts';
import { makeStatic } from '../../../../scripts/build/static-host.ts';
import { smallBuild, writeFiles } from './small-builds.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-static-'));
  await writeFiles(folder, {
    ...smallBuild('a'),
    'client/redirects.json': JSON.stringify({ '/old': '/new/' }),
    'client/_headers': '/own/*\n  X-Own: 1\n',
  });
});
afterEach(() => rm(folder, { recursive: true }));

test('a build for a static host is complete without a server, which refuses to serve it', async () => {
  await makeStatic(folder, {});
  expect(existsSync(join(folder, 'server'))).toBe(false);
  expect(() => mustBeWhole(folder)).not.toThrow();
  expect(() => mustHaveServer(folder)).toThrow(
    /^The build in \S+ is for a static host\. Copy its client\/ to that host, or build with DEPLOY_TARGET=node\.$/,
  );
  expect(() => mustHaveWorker(folder)).toThrow(
    /^There is no build for Cloudflare in \S+\. Run npm run preview:cloudflare without --no-build\.$/,
  );
  await writeFiles(folder, { 'wrangler.jsonc': '{}' });
  expect(() => mustHaveWorker(folder)).not.toThrow();
});

test("the publisher's own rules stand at the end", async () => {
  await makeStatic(folder, {});
  const read = (name: string) => readFile(join(folder, 'client', name), 'utf8');
  expect(await read('_headers')).toMatch(/^# everything\n\/\*\n[^]+\n\/own\/\*\n {2}X-Own: 1\n$/);
  expect(await read('_redirects')).toBe('/old /new/ 301\n/old/ /new/ 301\n');
});
