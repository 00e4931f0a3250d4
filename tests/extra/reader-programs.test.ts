import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { readFeed } from '../read-feed.ts';
import { read } from '../site/built-site.ts';
import { freePort } from '../../scripts/server/free-port.ts';
import { type RunningSite, runSite } from '../site/running-site.ts';
import { hasProgram } from './has-program.ts';
import { READER_PROGRAMS } from './reader-programs.ts';

/** The formats that all of them read. None of these versions reads JSON Feed. */
const FEEDS = ['rss.xml', 'atom.xml', 'newsletter/rss.xml', 'topics/web-standards/atom.xml'];
const STORY = 'color-scheme-in-one-line';

const here = READER_PROGRAMS.filter(({ name, program, question }) =>
  hasProgram(program, question, `feeds in ${name}`),
);
const ids = FEEDS.flatMap((path) =>
  readFeed(read(path), path.includes('atom') ? 'atom' : 'rss').entries.map(({ id }) => id),
);
const entries = (isOnce: boolean) => (isOnce ? new Set(ids).size : ids.length);

describe.skipIf(here.length === 0)('programs with which people read feeds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-readers-'));
  let copy: ProjectCopy;
  let site: RunningSite;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    site = await runSite({}, { port });
    copy = await copyProject({ warm: true });
    for (const { name, subscribe } of here) {
      mkdirSync(join(folder, name));
      subscribe(
        join(folder, name),
        FEEDS.map((path) => `http://127.0.0.1:${port}/${path}`),
      );
    }
  });
  afterAll(async () => {
    await site.close();
    await copy.remove();
    rmSync(folder, { recursive: true });
  });

  /** Builds the copy and serves it at the same URL. */
  async function deploy(): Promise<void> {
    const { status, output } = await copy.build({ BUILD_NOW: '2025-04-15T00:00:00Z' });
    expect(status, output).toBe(0);
    await site.close();
    site = await runSite({}, { port, root: copy.folder });
  }

  test.each(here)(
    '$name shows every entry once, also when it polls again',
    ({ name, isOnce, poll }) => {
      expect(poll(join(folder, name))).toBe(entries(isOnce));
      expect(poll(join(folder, name))).toBe(entries(isOnce));
    },
  );

  describe('after another page has changed', () => {
    beforeAll(async () => {
      const about = await readFile(join(copy.folder, 'content/pages/about.mdx'), 'utf8');
      await copy.write({ 'content/pages/about.mdx': `${about}\nOne more sentence.\n` });
      await deploy();
      expect(await (await fetch(`${site.url}/about/`)).text()).toContain('One more sentence');
    });

    test.each(here)('$name shows no new entry', ({ name, isOnce, poll }) => {
      expect(poll(join(folder, name))).toBe(entries(isOnce));
    });
  });

  describe('after an article was renamed and another was published', () => {
    beforeAll(async () => {
      const file = (name: string) => join(copy.folder, `content/articles/${name}.mdx`);
      const story = await readFile(file(STORY), 'utf8');
      await rename(file(STORY), file('two-colors'));
      await copy.write({
        'content/articles/two-colors.mdx': story.replace('---\n', `---\nformerSlugs: [${STORY}]\n`),
        'content/articles/new-story.mdx': story.replace(
          /^(publishedAt:) .+$/m,
          '$1 2025-04-14T12:00:00Z',
        ),
      });
      await deploy();
      expect((await fetch(`${site.url}/articles/two-colors/`)).status).toBe(200);
    });

    test.each(here)('$name shows only the new one', ({ name, isOnce, poll }) => {
      // In the site's two feeds and its topic's.
      const more = isOnce ? 1 : 3;
      expect(poll(join(folder, name))).toBe(entries(isOnce) + more);
      expect(poll(join(folder, name))).toBe(entries(isOnce) + more);
    });
  });
});
