import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bareEnv } from '../../scripts/settings/environment.ts';
import { copyProject } from '../../scripts/testing/project-copy.ts';
import { clockSetTo } from '../clock-set-to.ts';

// At this time no issue is due.
const NOW = '2025-04-15T00:00:00Z';

const copy = await copyProject();
afterAll(() => copy.remove());

function run(script: string, ...args: string[]) {
  const command = [join(copy.folder, 'scripts', script), ...args];
  const env = { ...bareEnv(), ...clockSetTo(NOW) };
  const options = { cwd: copy.folder, env, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options);
  return { status, stdout, stderr };
}

const scheduled = (at: string) => `---
headline: An announcement that waits
dek: It is published when its time has come, and not before.
publishedAt: ${at}
authors: [desk]
topics: [feeds]
---

It waits.
`;

test('the next cutoff is the one that npm run publish names', () => {
  const [at = '', what] = run('next.ts').stdout.split('\n');
  expect(new Date(at).toISOString()).toBe(at);
  const id = what?.replace('  issue ', '');
  expect(run('publish.ts').stdout).toContain(`next is ${id}`);
});

test('a scheduled article is next, and due for a build from before its time', async () => {
  const now = Date.parse(NOW);
  const soon = new Date(now + 60_000).toISOString();
  const past = new Date(now - 60_000).toISOString();
  await copy.write({ 'content/articles/waits.mdx': scheduled(soon) });
  expect(run('next.ts').stdout).toContain(`${soon}\n  article waits\n`);
  const json = (...args: string[]): unknown => JSON.parse(run('next.ts', '--json', ...args).stdout);
  expect(json()).toMatchObject({ next: soon, isDue: false });

  await copy.write({ 'content/articles/waits.mdx': scheduled(past) });
  const since = new Date(now - 120_000).toISOString();
  expect(json('--since', since)).toEqual({
    next: past,
    isDue: true,
    due: [{ kind: 'article', id: 'waits' }],
  });
});

test('without a calendar and without scheduled articles, it says so and exits with 0', async () => {
  for (const folder of ['articles', 'issues', 'newsletters'])
    await rm(join(copy.folder, 'content', folder), { recursive: true });
  await copy.write({
    'content/newsletters/daily.yaml':
      'name: News\npromise: News, when there is any.\ncadence: breaking\nmaximumPerDay: 2\n',
  });
  expect(run('next.ts')).toEqual({
    status: 0,
    stdout: 'Nothing is scheduled, and no newsletter has a calendar.\n',
    stderr: '',
  });
  expect(JSON.parse(run('next.ts', '--json').stdout)).toEqual({
    next: null,
    isDue: false,
    due: [],
  });
});

test('a time that is none is invalid usage', () => {
  const { status, stderr } = run('next.ts', '--since', 'tomorrow');
  expect(stderr).toContain('--since takes a moment, such as 2025-04-14T06:00:00Z');
  expect(status).toBe(2);
});
