import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../scripts/sandbox/server.ts';
import { freePort } from '../../scripts/server/free-port.ts';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';
import { copyProject } from '../../scripts/testing/project-copy.ts';
import { outputOf } from '../traces/keep-traces.ts';
import { productionEnv, until } from './running-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-pack-'));
const packed = join(folder, 'server');
beforeAll(() => {
  chmodSync(folder, 0o777);
  execFileSync(process.execPath, [projectPath('scripts/pack.ts'), packed], { env: bareEnv() });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The number of nobody. Only root can start a program as somebody else. */
const somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

test('the packed server serves, signs up and delivers, without root and without other packages', async () => {
  const sandbox = await startSandbox();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...productionEnv(url, sandbox.url),
    OUTBOX_PATH: join(folder, 'data/outbox.sqlite'),
    PORT: String(port),
  };
  const child = spawn(process.execPath, ['scripts/serve.ts'], {
    cwd: packed,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...somebody,
  });
  const output = outputOf(child, env);
  try {
    await until(() => output().includes('Site:') || child.exitCode !== null);
    expect(output()).toContain('Site:');
    const page = await fetch(url);
    expect([page.status, page.headers.get('x-frame-options')]).toEqual([200, 'DENY']);
    expect((await fetch(`${url}/rss.xml`)).status).toBe(200);
    const answer = await fetch(`${url}/api/subscribe`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: url },
      body: new URLSearchParams({ email: 'ada@example.org' }),
    });
    expect(answer.status).toBe(303);
    await until(() => sandbox.mails('ada@example.org').length === 1);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    await sandbox.close();
  }
  expect(child.exitCode).toBe(0);
});

test('it is small enough for a container of less than 250 MB', () => {
  const files = globSync('**/*', { cwd: packed, withFileTypes: true }).filter((f) => f.isFile());
  const bytes = files.reduce(
    (sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size,
    0,
  );
  const MB = 1_000_000;
  // Besides it, the image has Node.js, and the libraries and certificates that Node.js needs.
  const others = statSync(process.execPath).size + 30 * MB;
  expect((bytes + others) / MB).toBeLessThan(250);
  expect(files.some(({ name }) => name === 'vitest' || name === 'astro.js')).toBe(false);
});

test('a build for another host is refused in one line, and nothing is written', async () => {
  const project = await copyProject();
  try {
    const dist = join(project.folder, 'dist');
    mkdirSync(join(dist, 'client'), { recursive: true });
    for (const file of ['client/index.html', 'client/404.html', 'wrangler.jsonc'])
      writeFileSync(join(dist, file), '');
    const out = join(folder, 'worker');
    const args = [join(project.folder, 'scripts/pack.ts'), out];
    const { status, stderr } = spawnSync(process.execPath, args, {
      env: bareEnv(),
      encoding: 'utf8',
    });
    expect(stderr).toMatch(
      /^The build in \S+ is for Cloudflare\. Deploy it there, or build with DEPLOY_TARGET=node\.\n$/,
    );
    expect([status, existsSync(out)]).toEqual([1, false]);
  } finally {
    await project.remove();
  }
});
