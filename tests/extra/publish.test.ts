import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeLists } from '../../scripts/bench/sending/processes.ts';
import { copyProject } from '../../scripts/testing/project-copy.ts';
import { startSandbox } from '../../scripts/sandbox/server.ts';
import { freePort } from '../../scripts/server/free-port.ts';
import { publishProcess } from './publish-process.ts';

const sandbox = await startSandbox();
const copy = await copyProject({ warm: true });
const published = join(copy.folder, 'published');
const server = createServer((request, response) => {
  const answer = (status: number, file?: Buffer) => response.writeHead(status).end(file);
  const path = (request.url ?? '/').replace(/\/$/, '/index.html');
  readFile(join(published, path)).then(
    (file) => answer(200, file),
    () => answer(404),
  );
});
const port = await freePort();
server.listen(port, '127.0.0.1');
afterAll(async () => {
  server.close();
  await sandbox.close();
  await copy.remove();
});

const git = (...args: string[]) =>
  spawnSync('git', args, { cwd: copy.folder, encoding: 'utf8' }).stdout.trim();

const publish = (...args: string[]) =>
  publishProcess({ folder: copy.folder, sandboxUrl: sandbox.url, port }, args);

/** Three readers; two complained about an issue of today. */
async function complaints(): Promise<void> {
  const lists = await makeLists(sandbox.url);
  sandbox.seed({ contacts: 3, ...lists });
  const post = async (path: string, body: object) => {
    const answer = await fetch(sandbox.url + path, {
      method: 'POST',
      headers: { authorization: 'Bearer re_test', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.ok, await answer.clone().text()).toBe(true);
    return (await answer.json()) as { id: string };
  };
  const { id } = await post('/broadcasts', {
    name: `issue/${new Date().toISOString().slice(0, 10)}-breaking`,
    segment_id: lists.segments[0],
    topic_id: lists.topics[0],
    from: 'Broadsheet <news@broadsheet.example>',
    subject: 'Of which readers complain',
    html: '<p>Why do I get this?</p> <a href="{{{RESEND_UNSUBSCRIBE_URL}}}">Leave</a>',
  });
  await post(`/broadcasts/${id}/send`, {});
  for (const mail of sandbox.mails().slice(0, 2)) {
    await post(`/_sandbox/emails/${mail.id}/events`, { type: 'complained' });
  }
  sandbox.ledger.clear();
}

test('one command plans, builds, deploys, sends and keeps the ledger; complaints stop it, and again it sends nothing', async () => {
  git('init', '-q');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@broadsheet.example');
  const now = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const story = await readFile(join(copy.folder, 'content/articles/json-feed-1-1.mdx'), 'utf8');
  await copy.write({
    '.gitignore': 'node_modules\ndist\n.astro/\n.broadsheet/\npublished/\n',
    'content/articles/a-new-story.mdx': story.replace(/publishedAt: .+/, `publishedAt: ${now}`),
  });
  git('add', '.');
  git('commit', '-qm', 'Begin');

  const dry = await publish('--newsletter', 'daily');
  expect(dry.status).toBe(0);
  expect(git('log', '--format=%s')).toBe('Begin');

  // The site of this test is http, which the sandbox accepts. In the evening the day's issue is late.
  const rules = ['--late'];
  await complaints();
  const stopped = await publish('--yes', '--newsletter', 'daily', ...rules);
  expect(stopped.status, stopped.output).toBe(3);
  expect(stopped.output).toContain('stops further issues: 2 complaints on 3 delivered emails');
  expect(sandbox.ledger.deliveries).toEqual([]);

  const first = await publish('--yes', '--newsletter', 'daily', ...rules, '--force', 'reputation');
  const second = await publish('--yes', '--newsletter', 'daily', ...rules);
  const sends = sandbox.ledger.requests.filter(({ path }) => path.endsWith('/send'));
  expect(first.output).toContain('Submitted: broadcast');
  expect(second.output).toContain('was already sent');
  expect([first.status, second.status]).toEqual([0, 0]);
  expect(sends).toHaveLength(1);
  const subjects = git('log', '--format=%s').split('\n');
  expect(subjects).toEqual([
    expect.stringMatching(/^Keep the ledger/),
    expect.stringMatching(/^Plan/),
    'Begin',
  ]);
  expect(git('status', '--porcelain')).toBe('');
}, 400_000);

test('after a migration the command stops with what to decide, before anything is built or sent', async () => {
  const story = await readFile(join(copy.folder, 'content/articles/json-feed-1-1.mdx'), 'utf8');
  const at = new Date(Date.now() - 20 * 86_400_000).toISOString();
  const migrated = story.replace(/publishedAt: .+/, `publishedAt: ${at}`);
  const stories = Array.from({ length: 51 }, (_, i) => [`content/articles/old-${i}.mdx`, migrated]);
  await copy.write(Object.fromEntries(stories) as Record<string, string>);
  sandbox.ledger.clear();
  const run = await publish('--yes', '--newsletter', 'weekly', '--late');
  expect(run.status, run.output).toBe(3);
  expect(run.output).toMatch(/\d\d unsent stories since .* --limit 50/);
  expect(run.output).not.toContain('== build');
  expect(sandbox.ledger.requests).toEqual([]);
}, 60_000);
