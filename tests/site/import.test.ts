import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { setPublication } from '../../scripts/settings/publication-files.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { folderWith } from '../unit/scripts/newsroom/import/imported.ts';
import { oldSystems } from './old-systems.ts';
import { randomPosts } from './random-posts.ts';

// A build of a few seconds takes minutes on a busy machine.
vi.setConfig({ testTimeout: 400_000 });

let copy: ProjectCopy;
afterEach(() => copy.remove());

/** What each post is to readers. Names say it, too. */
const POSTS = [
  { slug: 'published', date: '2024-03-05T09:00:00Z' },
  { slug: 'later', date: '2031-01-01T00:00:00Z' },
  { slug: 'much-later', date: '2032-01-01T00:00:00Z' },
  { slug: 'a-draft', date: '2024-03-05T09:00:00Z', draft: true },
  { slug: 'another-draft', date: '2024-03-05T09:00:00Z', draft: true },
  { slug: 'parked', date: '2024-03-05T09:00:00Z', body: '' },
  { slug: 'about-us', date: '2024-03-05T09:00:00Z' },
];

/** Links to all others, in the text of each. */
const HTML = `<p>See ${POSTS.map(({ slug }) => `<a href="/${slug}/">${slug}</a>`).join(', ')}.</p>`;

/** Old addresses, some of which the publication “en” has itself. */
const aliases = (slug: string) => [
  `/old/${slug}.html`,
  ...(slug === 'about-us' ? ['/about/', '/topics/email', '/articles/the-guid-in-rss/'] : []),
];

const SOURCES: Record<string, () => Record<string, string>> = {
  markdown: () =>
    Object.fromEntries(
      POSTS.map(({ slug, date, draft = false, body = HTML }) => [
        `${slug}.html`,
        `---\ntitle: ${slug}\nurl: /${slug}/\ndate: ${date}\ndraft: ${draft}\naliases: ${JSON.stringify(aliases(slug))}\n---\n${body}`,
      ]),
    ),
  ghost: () => ({
    'ghost.json': JSON.stringify({
      data: {
        posts: POSTS.map(({ slug, date, draft = false, body = HTML }) => ({
          slug,
          title: slug,
          html: body,
          status: draft ? 'draft' : date > '2030' ? 'scheduled' : 'published',
          published_at: date,
        })),
      },
    }),
    'redirects.json': JSON.stringify(
      POSTS.flatMap(({ slug }) => aliases(slug).map((from) => ({ from, to: `/${slug}/` }))),
    ),
  }),
};

/** Imports a source into a copy of the publication “en”. Returns what a script prints there. */
async function importCopy(kind: string, source: string) {
  copy = await copyProject({ warm: true });
  await setPublication(copy.folder, projectPath('tests/fixtures/publications/en'));
  const run = (script: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('node', [`scripts/${script}.ts`, ...args], {
      cwd: copy.folder,
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  };
  const imported = () => run('import', kind, source, '--yes');
  expect(imported()).toMatchObject({ status: 0 });
  const checked = run('check-content');
  expect(checked.output).toContain('No problems found.');
  expect(checked.status).toBe(0);
  return imported;
}

test.each(Object.entries(SOURCES))(
  'what is imported from %s passes every check, with drafts, scheduled and parked posts',
  async (kind, files) => {
    const imported = await importCopy(kind, await folderWith(files()));
    const redirects = await readFile(join(copy.folder, 'content/redirects.yaml'), 'utf8');
    expect(redirects).toContain('/old/published.html: /articles/published/\n');
    expect(redirects).not.toMatch(/draft|later|parked|: \/about|email|guid/);

    expect(imported().output).toContain('7 skipped, because an article with that name exists');
    expect(await readFile(join(copy.folder, 'content/redirects.yaml'), 'utf8')).toBe(redirects);
  },
);

test('what is imported builds, and links to nothing that readers cannot see', async () => {
  await importCopy('markdown', await folderWith(SOURCES['markdown']?.() ?? {}));
  expect(await copy.build()).toMatchObject({ status: 0 });
  const page = await readFile(
    join(copy.folder, 'dist/client/articles/published/index.html'),
    'utf8',
  );
  expect(page).toContain('<a href="/articles/about-us/">about-us</a>');
  expect(/href="\/[^"]*(?:draft|later|parked)[^"]*/.exec(page)?.[0]).toBeUndefined();
});

/** Where posts of old systems are, by the format in which we export for them. */
const PLACES: Record<string, (slug: string) => string> = {
  markdown: (slug) => `/2019/${slug}.html`,
  json: (slug) => `/${slug}/`,
  wxr: (slug) => `https://old.example/2019/${slug}/`,
};

/** Another number is other posts. */
const SEED = 2025;

test.each(Object.entries(oldSystems))(
  'posts with links among them pass every check as %s',
  async (format, system) => {
    const [posts = []] = fc.sample(randomPosts(60), { seed: SEED, numRuns: 1 });
    const linked = posts.map((post, i) => {
      const links = [7 * i + 1, 3 * i + 2, i + 1].map((to, part) => {
        const { slug = '' } = posts[to % posts.length] ?? {};
        return `<a href="${PLACES[format]?.(slug)}${part === 1 ? '#part' : ''}">it</a>`;
      });
      const heading = `<h2 id="${i % 4 === 0 ? 'keyPoints' : 'part'}">Some words</h2>`;
      // Every ninth one is empty, and so parked or a draft.
      return {
        ...post,
        html: i % 9 === 4 ? '' : `${post.html}${heading}<p>${links.join(' ')}</p>`,
      };
    });
    const source = await folderWith(system.files(linked));
    await importCopy(system.kind, source);
  },
);
