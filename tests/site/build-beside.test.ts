import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withFileLock } from '../../src/providers/sqlite/file-lock.ts';
import { bareEnv } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { elements } from './built-site.ts';
import { type RunningSite, runSite, until } from './running-site.ts';
import { sendExactly } from './send-exactly.ts';
import { signingUpOn } from './signing-up.ts';

// A build of a few seconds takes minutes on a busy machine.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let copy: ProjectCopy;
let site: RunningSite;
let reader: ReturnType<typeof read>;

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  // One short article, because the images of the demo take long. Its issues refer to its articles.
  for (const folder of ['articles', 'issues']) {
    await rm(join(copy.folder, 'content', folder), { recursive: true });
  }
  await story('Morning');
  expect(await build()).toBe(0);
  // Two sign-ups in ten minutes from one network.
  site = await runSite({ SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES: '2' }, { root: copy.folder });
  reader = read();
});
afterAll(async () => {
  await site.close();
  await copy.remove();
});

test.each(['Content', 'Code', 'Pages'])(
  'a build that is killed after it prints “%s” changes nothing',
  async (line) => {
    const before = await readlink(join(copy.folder, 'dist'));
    await story('Killed');
    const { child, said } = startBuild();
    await said(line);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await readlink(join(copy.folder, 'dist'))).toBe(before);
    expect(await page('/articles/story/')).toContain('Morning');
  },
);

test('a build that fails changes nothing', async () => {
  await story('Failed', '<Nonsense />');
  const before = await readlink(join(copy.folder, 'dist'));
  expect(await build()).toBe(1);
  expect(await readlink(join(copy.folder, 'dist'))).toBe(before);
});

test('with --skip-faulty, a build publishes everything except files with problems', async () => {
  await story('Morning');
  await copy.write({
    'content/articles/faulty.mdx': articleOf('Faulty', '<Nonsense />'),
    'content/articles/draft.mdx': articleOf('Draft', '<Nonsense />').replace(
      'dek:',
      'draft: true\ndek:',
    ),
  });
  const skipping = node('scripts/build.ts', '--skip-faulty');
  expect(await once(skipping.child, 'close')).toEqual([5, null]);
  expect(skipping.output()).toContain('1 problem in content/:\n\ncontent/articles/faulty.mdx:11');
  expect(skipping.output()).toContain('content/articles/draft.mdx:12:1\n  Draft. component: found');
  const dist = join(copy.folder, 'dist/client/articles');
  expect(await readdir(dist)).toEqual(['story', 'story.md']);
  await rm(join(copy.folder, 'content/articles/faulty.mdx'));
});

test('a running server switches completely to the next build: pages, ETags, policy, forms, emails and limits', async () => {
  const { post } = signingUpOn(site);
  const feed = (headers: Record<string, string>) =>
    sendExactly(site.url, { method: 'GET', path: '/rss.xml', headers });
  const known = { 'if-none-match': String((await feed({})).headers['etag']) };
  expect((await feed(known)).status).toBe(304);
  expect((await post('/api/subscribe', { email: 'first@example.org' })).status).toBe(303);

  await story('Evening');
  await edit('content/newsletters/daily.yaml', /^promise: .+$/m, 'promise: Another promise.');
  await edit('src/site.config.ts', /1 Example Street/, '2 Another Street');
  await edit('src/styles/tokens.css', /(--measure: ).+;/, '$134rem;');
  // Another build is running.
  const evening = await withFileLock(
    join(copy.folder, '.broadsheet/locks/build.lock'),
    async () => {
      // With nothing faulty but the draft, it is like any other build.
      const started = node('scripts/build.ts', '--skip-faulty');
      await started.said('Another build is running.');
      return started.child;
    },
  );
  expect(await once(evening, 'close')).toEqual([0, null]);
  await until(async () => (await page('/')).includes('Evening'));

  expect(await feed(known)).toMatchObject({
    status: 200,
    body: expect.stringContaining('Evening') as string,
  });

  for (const path of ['/', '/subscribe/confirm/?token=x']) {
    const answer = await fetch(site.url + path);
    const [style] = elements(await answer.text(), 'style');
    const [text] = style?.children ?? [];
    const digest = createHash('sha256').update(text?.type === 'text' ? text.value : '');
    expect(answer.headers.get('content-security-policy')).toContain(digest.digest('base64'));
  }

  expect((await post('/api/subscribe', { email: 'second@example.org' })).status).toBe(303);
  await until(() => site.sandbox.mails('second@example.org').length > 0);
  expect(site.sandbox.mails('second@example.org')[0]?.text).toContain('2 Another Street');
  // Each build has its own copy of the code, and the limits keep counting.
  expect((await post('/api/subscribe', { email: 'third@example.org' })).status).toBe(429);
  expect(site.output().match(/"event":"build-taken"/g)?.length).toBeGreaterThan(0);
});

test('routes that nobody requested yet respond after their build was removed', async () => {
  const build = await readlink(join(copy.folder, 'dist'));
  const server = join(copy.folder, build, 'server');
  await rename(server, `${server}.removed`);
  const paths = ['/preferences/', '/unsubscribe/', '/api/webhooks/resend', '/healthz'];
  const statuses = paths.map(async (path) => (await fetch(site.url + path)).status);
  expect(await Promise.all(statuses)).toEqual([400, 400, 405, 200]);
  await rename(`${server}.removed`, server);
});

test('npm run rollback returns to the previous build, and by name to the one it came from', async () => {
  const latest = basename(await readlink(join(copy.folder, 'dist')));
  const rollback = node('scripts/rollback.ts');
  expect(await once(rollback.child, 'close')).toEqual([0, null]);
  await until(async () => (await page('/')).includes('Morning'));
  expect(rollback.output()).toMatch(/^Rolled back\. dist\/ is now build \S+, built \d{4}-/);

  const list = node('scripts/rollback.ts', '--list');
  await once(list.child, 'close');
  const builds = list.output().trim().split('\n');
  expect(builds.filter((line) => line.endsWith(' UTC (current)'))).toHaveLength(1);
  expect(builds[0]).toMatch(`${latest}, built `);
  expect(builds[0]).not.toContain('(current)');

  const undo = node('scripts/rollback.ts', latest);
  expect(await once(undo.child, 'close')).toEqual([0, null]);
  await until(async () => (await page('/')).includes('Evening'));
  const unknown = node('scripts/rollback.ts', latest.slice(1));
  expect(await once(unknown.child, 'close')).toEqual([2, null]);
  expect(unknown.output()).toContain(`is not a kept build. Did you mean ${latest}?`);
});

test('a reader in a loop only sees complete pages of one build each', async () => {
  const { faults, seen } = await reader.stop();
  expect(faults).toEqual([]);
  expect(seen).toEqual(new Set(['Morning', 'Evening']));
  expect(await readdir(join(copy.folder, '.broadsheet/builds'))).not.toContain('unfinished');
});

async function story(mark: string, more = ''): Promise<void> {
  await copy.write({
    'content/articles/story.mdx': articleOf(mark, more),
  });
}

function articleOf(mark: string, more: string): string {
  return `---\nheadline: ${mark}\ndek: The only story.\npublishedAt: 2025-01-01T00:00:00Z\nauthors: [desk]\ntopics: [email]\n---\n\nText of the ${mark}.\n\n${more}\n`;
}

async function edit(path: string, what: RegExp, by: string): Promise<void> {
  const file = join(copy.folder, path);
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(what);
  await writeFile(file, text.replace(what, by));
}

function node(script: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(copy.folder, script), ...args], {
    cwd: copy.folder,
    env: { ...bareEnv(), SITE_URL: 'http://localhost' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  }
  return {
    child,
    output: () => text,
    /** Resolves when it has printed this text, or has ended. */
    async said(words: string) {
      while (!text.includes(words) && child.exitCode === null) await sleep(10);
    },
  };
}

const startBuild = () => node('scripts/build.ts');

async function build(): Promise<number | null> {
  const { child } = startBuild();
  const [status] = (await once(child, 'close')) as [number | null];
  return status;
}

async function page(path: string): Promise<string> {
  return (await fetch(site.url + path)).text();
}

/** A reader that requests pages, and what they load, until it is stopped. */
function read() {
  const faults: string[] = [];
  const seen = new Set<string>();
  let isStopped = false;
  const ENDS = { '/': '</html>', '/articles/story/': '</html>', '/rss.xml': '</rss>' };
  const loop = async () => {
    while (!isStopped) {
      // Leave time for the builds.
      await sleep(200);
      for (const [path, end] of Object.entries(ENDS)) {
        const answer = await fetch(site.url + path);
        const text = await answer.text();
        const marks = ['Morning', 'Killed', 'Failed', 'Evening'].filter((m) => text.includes(m));
        const isWhole = answer.status === 200 && marks.length === 1 && text.trimEnd().endsWith(end);
        if (!isWhole) faults.push(`${path}: ${answer.status} ${marks.join(' and ')}`);
        for (const mark of marks) seen.add(mark);
        const assets = text.matchAll(/(?:href|src|url\()="?(\/_astro\/[^")]+)/g);
        for (const [, asset = ''] of assets) {
          const { status } = await fetch(site.url + asset);
          if (status !== 200) faults.push(`${asset}: ${status}`);
        }
      }
    }
  };
  const ended = loop().catch((error: unknown) => faults.push(String(error)));
  return {
    async stop() {
      isStopped = true;
      await ended;
      return { faults, seen };
    },
  };
}
