import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { elements, text } from './built-site.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareEnv } from '../../scripts/settings/environment.ts';
import { copyProject } from '../../scripts/testing/project-copy.ts';
import { startSandbox } from '../../scripts/sandbox/server.ts';

const ID = '2025-05-02-weekly';
const LETTER = '2025-04-11-weekly';
const SUBJECT = 'What comes in the first week of May';
const sandbox = await startSandbox();
const copy = await copyProject({ warm: true });
afterAll(async () => {
  await sandbox.close();
  await copy.remove();
});

async function issue(...args: string[]) {
  let output = '';
  const child = spawn(process.execPath, [join(copy.folder, 'scripts/issue.ts'), ...args], {
    env: {
      ...bareEnv(),
      RESEND_API_KEY: 're_test',
      RESEND_BASE_URL: sandbox.url,
      NEWSLETTER_FROM: 'Broadsheet <news@broadsheet.example>',
      SITE_URL: 'http://127.0.0.1:9',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, output };
}

const story = `---
headline: A story that is out before the issue
dek: It is published some weeks before its issue.
publishedAt: 2025-04-10T09:00:00Z
authors: [AUTHOR]
topics: [TOPIC]
---

Its words.
`;

const letter = `---
newsletter: weekly
date: 2025-04-11
subject: A letter with a picture and no story
preview: It has a heading of its own.
articles: []
noteHeading: A letter from Ada
---

Dear readers,

![A desk](./desk.png)
`;

// A letter in a folder, and an upcoming issue, planned and built on an earlier day.
beforeAll(async () => {
  const first = async (folder: string) =>
    (await readdir(join(copy.folder, 'content', folder)))[0]?.replace('.yaml', '') ?? '';
  const file = story
    .replace('AUTHOR', await first('authors'))
    .replace('TOPIC', await first('topics'));
  await copy.write({
    'content/articles/out-early.mdx': file,
    'content/articles/out-early-too.mdx': file.replace('A story', 'Another story'),
    'content/newsletters/weekly.yaml': [
      'name: The Weekly',
      'promise: One email a week. Unsubscribe at any time.',
      'cadence: weekly',
      'weekday: friday',
      'since: 2025-04-09T00:00:00Z',
      "cutoff: '12:00'",
    ].join('\n'),
  });
  const folder = join(copy.folder, `content/issues/${LETTER}`);
  await mkdir(folder);
  await copyFile(
    join(copy.folder, 'content/articles/one-click-unsubscribe/diagram.png'),
    join(folder, 'desk.png'),
  );
  await copy.write({ [`content/issues/${LETTER}/index.mdx`]: letter });
  const now = ['--now', '2025-04-15T00:00:00Z'];
  const planned = await issue('plan', '--newsletter', 'weekly', '--date', '2025-05-02', ...now);
  expect(planned.status, planned.output).toBe(0);
  const path = join(copy.folder, `content/issues/${ID}.mdx`);
  const text = await readFile(path, 'utf8');
  expect(text).toContain('- out-early');
  await copy.write({
    [`content/issues/${ID}.mdx`]: text.replace(/subject: .*/, `subject: "${SUBJECT}"`),
  });
  const built = await copy.build({ BUILD_NOW: '2025-04-15T00:00:00Z' });
  expect(built.status, built.output).toBe(0);
}, 300_000);

test('an upcoming issue can be previewed and sent as a test', async () => {
  const preview = await issue('preview', ID);
  expect(preview.status, preview.output).toBe(0);
  expect(preview.output).toContain(`Subject:  ${SUBJECT}`);
  expect(preview.output).toContain('A story that is out before the issue');

  const tested = await issue('test', ID, '--to', 'editor@broadsheet.example', '--yes');
  expect(tested.status, tested.output).toBe(0);
  expect(sandbox.mails().map(({ subject }) => subject)).toEqual([`[Test] ${SUBJECT}`]);
});

test('it can be checked, which says when its page will be on the site', async () => {
  const check = await issue('check', ID);
  expect(check.output).toMatch(/advises live: .* is on the site from 2025-05-02\. /);
  expect(check.output).not.toMatch(new RegExp(`blocks live: .*${ID}`));
});

test('it is not sent or scheduled before its day', async () => {
  const at = new Date(Date.now() + 3_600_000).toISOString();
  for (const order of [['send'], ['schedule', '--at', at]]) {
    const run = await issue(...order, ID, '--yes');
    expect(run.status, run.output).toBe(1);
    expect(run.output).toContain('the issue of a future day');
  }
  expect(sandbox.mails().filter(({ subject }) => subject === SUBJECT)).toEqual([]);
});

test('the site contains nothing of it', async () => {
  expect(existsSync(join(copy.folder, 'dist/client/newsletter/upcoming'))).toBe(false);
  expect(existsSync(join(copy.folder, `dist/client/newsletter/${ID}`))).toBe(false);
  const parts = ['client', 'server'].map((part) =>
    readdir(join(copy.folder, 'dist', part), { recursive: true, withFileTypes: true }),
  );
  const files = (await Promise.all(parts)).flat();
  const texts = files.filter(
    (file) => file.isFile() && /\.(html|xml|json|txt|md|mjs|js)$/.test(file.name),
  );
  for (const { parentPath, name } of texts) {
    const text = await readFile(join(parentPath, name), 'utf8');
    expect(text.includes(SUBJECT), join(parentPath, name)).toBe(false);
  }
});

test('an issue can be a letter in a folder, with pictures and a heading of its own', async () => {
  const built = (file: string) =>
    readFile(join(copy.folder, `dist/client/newsletter/${LETTER}`, file), 'utf8');
  const [page, mail, plain] = await Promise.all(
    ['index.html', 'email.html', 'email.txt'].map(built),
  );
  for (const part of [text(page ?? ''), text(mail ?? ''), plain]) {
    expect(part).toContain('A letter from Ada');
    expect(part).not.toContain('From the editors');
  }
  expect(plain).toContain('[Picture: A desk]');
  expect(elements(mail ?? '', 'img')).toHaveLength(1);
  expect(elements(mail ?? '', 'h2', 'h3')).toEqual([]);
  const preview = await issue('preview', `content/issues/${LETTER}/index.mdx`);
  expect(preview.output).toContain('Subject:  A letter with a picture and no story');
  const check = await issue('check', LETTER);
  expect(check.output).not.toMatch(/blocks (?!live|address)/);
});

test('status knows an issue in a folder', async () => {
  const weeks = Math.ceil((Date.now() - Date.parse('2025-04-01')) / (7 * 86_400_000));
  const status = await issue('status', '--json', '--weeks', String(weeks));
  const states = JSON.parse(status.output) as { id: string }[];
  expect(states.find(({ id }) => id === LETTER)).toMatchObject({
    newsletter: 'weekly',
    planned: true,
    built: true,
  });
});
