import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Resend } from 'resend';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { type DevelopmentServer, runDevelopmentServer } from './development-server.ts';
import { elements, text } from './built-site.ts';
import { linkIn, PATIENTLY, tokenIn } from './signing-up.ts';

const FAULTY = 'content/articles/faulty.mdx';
const soon = new Date(Date.now() + 3_600_000).toISOString();
let copy: ProjectCopy;
let server: DevelopmentServer;

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  await copy.write({
    ...planted('empty', `${soon}\ndraft: true`, ''),
    ...planted('coming', soon),
    ...planted('forgotten', '2025-04-10T00:00:00Z'),
    [FAULTY]: '---\nheadline: A\n---\n\n<Callot>\n',
    'content/articles/unfinished.md': '---\nheadline: A\ndraft: true\n---\n\nText.\n',
  });
  server = await runDevelopmentServer(copy.folder);
});
afterAll(async () => {
  await server.close();
  await copy.remove();
});

test('problems are named with file and line, and what depends on them says so', async () => {
  const problems = await section('problems');
  expect(problems).toContain(`${FAULTY}:1:1`);
  expect(problems).toContain('dek : found nothing; expected text of 1 to 200 characters');
  expect(problems).toContain('found <Callot>');
  expect(problems).not.toContain('unfinished.md');
  expect(await section('issues')).toContain('Correct the problems above.');
  // The problem disappears with the file.
  rmSync(join(copy.folder, FAULTY));
  await expect.poll(() => section('problems'), PATIENTLY).toBe('Problems 0 There are none.');
});

test('drafts link to their pages, and a file without a page says what it misses', async () => {
  const drafts = await section('drafts');
  expect(drafts).toContain('The headline of empty');
  expect(drafts).toContain('content/articles/unfinished.md');
  expect(drafts).toContain('dek, publishedAt, authors, topics');
  expect(await links('drafts')).toEqual(expect.arrayContaining(['/articles/empty/']));
  expect(text(await server.page('/articles/empty/'))).toContain('The headline of empty');
});

test('scheduled articles have their moment', async () => {
  expect(await links('scheduled')).toEqual(expect.arrayContaining(['/articles/coming/']));
  const times = elements(await part('scheduled'), 'time').map(
    ({ properties }) => properties['dateTime'],
  );
  expect(times).toContain(soon);
});

test('each newsletter shows the issue that it would have, and when', async () => {
  const issues = await section('issues');
  for (const name of ['Broadsheet Breaking', 'The Broadsheet Daily', 'The Broadsheet Weekly'])
    expect(issues).toContain(name);
  expect(issues).toContain('npm run issue -- plan --newsletter breaking --article');
  expect(await links('issues')).toContain('/articles/forgotten/');
  expect(await links('issues')).not.toContain('/articles/empty/');
  const [closes] = elements(await part('issues'), 'time');
  // The issue of today may have closed in the hours before, and is still to be sent.
  const yesterday = Date.now() - 24 * 3_600_000;
  expect(Date.parse(String(closes?.properties['dateTime']))).toBeGreaterThan(yesterday);
});

test('without a build there is nothing to compare with; with one, the changes are listed', async () => {
  expect(await section('changes')).toContain('There is no build yet.');
  const at = (slug: string) => `dist/client/articles/${slug}/index.html`;
  const page = (hash: string) => `<meta name="content-hash" content="${hash.repeat(64)}">`;
  await copy.write({ [at('forgotten')]: page('0'), [at('withdrawn')]: page('1'), [at('old')]: '' });
  const changes = await section('changes');
  expect(changes).toContain('Changed The headline of forgotten');
  expect(changes).toContain('Removed withdrawn');
  expect(changes).not.toContain('Removed old');
});

test('sign-ups on the sandbox and the figures of issues arrive', async () => {
  expect(await section('sign-ups')).toContain('Nobody yet.');
  expect(await section('figures')).toContain('No issue was sent in the last 12 weeks.');
  await post('/api/subscribe', { email: 'reader@example.org' });
  await expect.poll(mailText, PATIENTLY).toContain('/subscribe/confirm/');
  const link = linkIn(await mailText());
  await post('/subscribe/confirm/', { token: tokenIn(await (await fetch(link)).text()) });
  await expect.poll(() => section('sign-ups'), PATIENTLY).toContain('reader@example.org');
  expect(await section('sign-ups')).toContain('The Broadsheet Daily');

  const resend = new Resend('re_test', { baseUrl: server.sandbox });
  const segments = await resend.segments.list();
  const broadcast = {
    segmentId: segments.data?.data[0]?.id ?? '',
    ...{ name: 'issue/2025-04-14-daily', from: 'a@b.example', subject: 'Today', text: 'Hello' },
  };
  const created = await resend.broadcasts.create(broadcast);
  await resend.broadcasts.send(created.data?.id ?? '');
  await expect.poll(() => section('figures'), PATIENTLY).toContain('2025-04-14-daily 1 0 0 0');
  expect(await section('figures', '?growth')).toMatch(/subscribers .* \d{4}-\d\d-\d\d 1 0 1$/);
});

test('no build has the desk', () => {
  expect(existsSync(projectPath('dist/client/desk'))).toBe(false);
  const files = globSync('**/*.{html,js,mjs,css,json,xml}', { cwd: projectPath('dist') });
  expect(files.length).toBeGreaterThan(100);
  const holding = (words: string) =>
    files.filter((file) => readFileSync(join(projectPath('dist'), file), 'utf8').includes(words));
  expect(holding('What the newsroom has to know')).toEqual([]);
  expect(holding('broadsheet.desk')).toEqual([]);
  expect(holding('Recent News').length).toBeGreaterThan(0);
});

/** The text of a section of the desk. */
async function section(id: string, query = ''): Promise<string> {
  return text(await part(id, query));
}

/** The links of a section of the desk. */
async function links(id: string): Promise<string[]> {
  return elements(await part(id), 'a').map(({ properties }) => String(properties['href']));
}

async function part(id: string, query = '') {
  const sections = elements(await server.page(`/desk/${query}`), 'section');
  const found = sections.find(({ properties }) => properties['ariaLabelledBy']?.toString() === id);
  if (!found) throw new Error(`The desk has no section ${id}.`);
  return found;
}

function post(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(server.site + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.site },
    body: new URLSearchParams(fields),
  });
}

async function mailText(): Promise<string> {
  const mails = await fetch(`${server.sandbox}/_sandbox/mails`);
  const { data } = (await mails.json()) as { data: { text: string }[] };
  return data[0]?.text ?? '';
}

function planted(slug: string, publishedAt: string, body = 'Text.'): Record<string, string> {
  const keys = `headline: The headline of ${slug}\ndek: A dek.\npublishedAt: ${publishedAt}`;
  return {
    [`content/articles/${slug}.mdx`]: `---\n${keys}\nauthors: [desk]\ntopics: [email]\n---\n\n${body}\n`,
  };
}
