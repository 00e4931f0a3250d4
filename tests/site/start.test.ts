import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { outputOf } from '../traces/keep-traces.ts';
import { freePort } from '../../scripts/server/free-port.ts';

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await copyProject();
  // One short article, because the images of the demo take long. Its issues refer to its articles.
  for (const folder of ['articles', 'issues']) {
    await rm(join(copy.folder, 'content', folder), { recursive: true });
  }
  await copy.write({
    'content/articles/first.mdx':
      '---\nheadline: First\ndek: The only story.\npublishedAt: 2025-01-01T00:00:00Z\nauthors: [desk]\ntopics: [email]\n---\n\nText.\n',
  });
});
afterAll(() => copy.remove());

test('npm start builds and serves the site and the sandbox, and prints both URLs', async () => {
  // Copied unchanged, it sets nothing.
  await copy.write({
    '.env': await readFile(projectPath('.env.example')),
    'public/logo.png': 'a logo of the publisher',
  });
  const env = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
  const first = start(env);
  await expect.poll(first.output, { timeout: 100_000 }).toContain('Stop with Ctrl+C.');
  const [site = '', sandbox = ''] =
    first
      .output()
      .match(/http:\/\/[a-z0-9.]+:\d+\/(?=\s)/g)
      ?.slice(-2) ?? [];

  // A publication without issues is valid.
  expect(first.output()).not.toContain('does not exist or is empty');
  expect(await (await fetch(site)).text()).toContain('The only story.');
  expect(await (await fetch(`${site}logo.png`)).text()).toBe('a logo of the publisher');
  const headers = { origin: new URL(site).origin };
  const body = new URLSearchParams({ email: 'reader@example.org' });
  const answer = await fetch(`${site}api/subscribe`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body,
  });
  expect(answer.status).toBe(303);
  await expect
    .poll(async () => (await fetch(sandbox)).text(), { timeout: 30_000 })
    .toContain('reader@example.org');

  // A second one finds its port in use, says so in one line, and does not disturb the first.
  const second = start(env);
  expect(await once(second.child, 'exit')).toEqual([1, null]);
  expect(second.output()).toBe(
    `Port ${env.SANDBOX_PORT} is in use by another program. Stop it, or set SANDBOX_PORT to another port.\n`,
  );
  expect((await fetch(site)).status).toBe(200);

  first.child.kill('SIGTERM');
  expect(await once(first.child, 'exit')).toEqual([0, null]);
  const state = await readFile(join(copy.folder, '.broadsheet/sandbox.json'), 'utf8');
  expect(state).toContain('reader@example.org');
});

test('npm start warns about a SITE_URL that prevents sign-ups, before the build and beside the URL', async () => {
  const port = String(await freePort());
  const env = { PORT: port, SANDBOX_PORT: String(await freePort()) };
  const started = start({ ...env, SITE_URL: 'http://localhost:1' });
  await expect.poll(started.output, { timeout: 100_000 }).toContain('Stop with Ctrl+C.');
  const advice = `SITE_URL is http://localhost:1, but the site listens at http://localhost:${port}:`;
  const [before = '', after = ''] = started.output().split('Site: ');
  expect(before).toContain(advice);
  expect(after).toContain(advice);
  started.child.kill('SIGTERM');
  expect(await once(started.child, 'exit')).toEqual([0, null]);
});

function start(env: Record<string, string>): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [join(copy.folder, 'scripts/start.ts')], {
    cwd: copy.folder,
    env: { ...bareEnv(), ...env },
  });
  return { child, output: outputOf(child) };
}
