import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mail } from '../../scripts/sandbox/mail-content.ts';
import { demoFiles } from '../../scripts/newsroom/setup/demo.ts';
import { freePort } from '../../scripts/server/free-port.ts';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';
import { setPublication } from '../../scripts/settings/publication-files.ts';
import { TEST_PROJECT } from '../../scripts/testing/test-project.ts';
import { git } from '../git.ts';
import { outputOf } from '../traces/keep-traces.ts';
import { text } from './built-site.ts';
import { until } from './running-site.ts';
import { linkIn, pageOf, tokenIn } from './signing-up.ts';

const SETUP = [
  ['--name', 'The Harbor'],
  ['--motto', 'News from the water'],
  ['--description', 'The Harbor reports about ships.'],
  ['--time-zone', 'Europe/Berlin'],
  ['--url', 'https://harbor.example'],
  ['--postal-address', 'The Harbor, 1 Quay Street, Boston'],
  ['--demo', 'remove'],
  ['--newsletter', 'each-story'],
  ['--newsletter', 'weekly'],
].flat();

const FIRST = 'The ferry left the quay at six, with nobody on board but its captain.';
const LAST = 'Nobody has asked for the timetable since.';

/** An export of Ghost with one post. */
const EXPORT = {
  db: [
    {
      data: {
        posts: [
          {
            id: 'p1',
            title: 'The last ferry',
            slug: 'the-last-ferry',
            html: `<p>${FIRST}</p><h2>Afterwards</h2><ul><li>One bell</li></ul><p>${LAST}</p>`,
            status: 'published',
            type: 'post',
            visibility: 'public',
            published_at: '2024-03-05T09:00:00.000Z',
            custom_excerpt: 'It was empty.',
          },
        ],
        tags: [{ id: 't1', name: 'Ferries', slug: 'ferries' }],
        posts_tags: [{ post_id: 'p1', tag_id: 't1', sort_order: 0 }],
        users: [{ id: 'u1', name: 'Ann Bee', slug: 'ann' }],
        posts_authors: [{ post_id: 'p1', author_id: 'u1', sort_order: 0 }],
      },
    },
  ],
};

const READER = 'reader@example.org';

let folder: string;
let paper: string;
const env: NodeJS.ProcessEnv = { ...bareEnv(), BUILD_NOW: '' };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-newcomer-'));
  paper = join(folder, 'paper');
  // Tests run in a folder of the project.
  const project = projectPath('.').replace(new RegExp(`/?${TEST_PROJECT}/?$`), '');
  const origin = join(folder, 'origin');
  await mkdir(origin);
  git(origin, 'init', '--quiet');
  git(origin, `--work-tree=${project}`, 'add', '--all');
  git(origin, 'commit', '--quiet', '-m', 'A release');
  git(folder, 'clone', '--quiet', origin, paper);
  // Whatever this copy publishes, a newcomer gets the demo.
  await setPublication(paper, projectPath('tests/fixtures/publications/en'));
  const demo = demoFiles(paper);
  for (const file of globSync('content/*/*', { cwd: paper }))
    if (!demo.includes(file) && !file.includes('/pages/'))
      await rm(join(paper, file), { recursive: true });
  await symlink(projectPath('node_modules'), join(paper, 'node_modules'));
  await writeFile(join(folder, 'export.json'), JSON.stringify(EXPORT));
  Object.assign(env, {
    PORT: String(await freePort()),
    SANDBOX_PORT: String(await freePort()),
  });
});
afterAll(() => rm(folder, { recursive: true }));

// The packages are there: nothing is installed.
const npm = ['run', '--silent', '--ignore-scripts'];

/**
 * Runs `npm run …` in the clone. Expects success, and returns what it printed. Not synchronous: connections that
 * the server closes meanwhile must be noticed.
 */
async function run(script: string, ...args: string[]): Promise<string> {
  const child = spawn('npm', [...npm, script, '--', ...args], {
    cwd: paper,
    env,
  });
  const output = outputOf(child);
  const [status] = (await once(child, 'close')) as [number | null];
  expect(status, `${script}: ${output()}`).toBe(0);
  return output();
}

test('from git clone to a full story in the inbox of a reader, by commands alone', async () => {
  await run('setup', '--yes', ...SETUP);
  expect(await run('import', 'ghost', join(folder, 'export.json'), '--yes')).toContain(
    '1 imported',
  );
  expect(await run('check:content')).toContain('No problems found.');
  const planned = await run(
    'issue',
    'plan',
    '--newsletter',
    'each-story',
    '--article',
    'the-last-ferry',
  );
  const [, id = ''] = /content\/issues\/([\w-]+)\.md/.exec(planned) ?? [];
  expect(id, planned).toContain('each-story');

  const server = spawn('npm', [...npm, 'start'], { cwd: paper, env });
  const output = outputOf(server);
  try {
    await until(() => output().includes('Stop with Ctrl+C.') || server.exitCode !== null);
    const [site, sandbox] = [
      `http://localhost:${env['PORT']}`,
      `http://127.0.0.1:${env['SANDBOX_PORT']}`,
    ];
    const mails = async () => {
      const answer = await fetch(`${sandbox}/_sandbox/mails?to=${READER}`);
      return ((await answer.json()) as { data: Mail[] }).data;
    };
    const post = (path: string, fields: Record<string, string>) =>
      fetch(site + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: site },
        body: new URLSearchParams(fields),
      });
    expect((await post('/api/subscribe', { email: READER })).status, output()).toBe(303);
    await until(async () => (await mails()).length === 1);
    const link = linkIn((await mails())[0]?.text);
    await post('/subscribe/confirm/', { token: tokenIn(await pageOf(link)) });
    await until(async () => (await mails()).length === 2);

    expect(await run('issue', 'send', id, '--yes', '--confirm', id)).toContain('Submitted: ');
    await until(async () => (await mails()).length === 3);
    const [mail] = await mails();
    expect(mail?.subject).toContain('The last ferry');
    for (const words of [FIRST, LAST]) {
      expect(text(mail?.html ?? '')).toContain(words);
      expect(mail?.text).toContain(words);
    }
    expect(mail?.html).toContain('1 Quay Street');
  } finally {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
  }
}, 300_000);

test('the tests of the clone pass, whatever it publishes', async () => {
  expect(await run('test', 'tests/unit/settings')).toMatch(/\d+ passed, 0 failed/);
}, 120_000);
