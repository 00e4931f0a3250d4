import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { expect, test } from 'vitest';
import { ArticleIndex } from '../../../../src/articles/loading/article-index.ts';
import { ContentGate } from '../../../../src/loading/content-gate.ts';
import { pageLoader } from '../../../../src/articles/loading/page-loader.ts';

test('a page may have its own folder; files whose names begin with _ or . are not pages', async () => {
  const root = await mkdtemp(join(tmpdir(), 'broadsheet-pages-'));
  const pages = join(root, 'content/pages');
  await mkdir(join(pages, 'privacy'), { recursive: true });
  for (const name of ['about.mdx', 'privacy/index.mdx', '_notes.mdx', '.hidden.mdx']) {
    await writeFile(
      join(pages, name),
      '---\ntitle: A page\ndescription: What it is.\n---\nWords.\n',
    );
  }
  const ids: string[] = [];
  const context = {
    collection: 'pages',
    config: { root: pathToFileURL(`${root}/`) },
    store: { keys: () => [], get: () => undefined, set: ({ id }: { id: string }) => ids.push(id) },
  };
  // The only parts of the context that the loader uses.
  const used = context as unknown as LoaderContext;
  const articles = new ArticleIndex();
  articles.fill([]);
  await pageLoader({ gate: new ContentGate(['pages']), articles, now: new Date() }).load(used);
  expect(ids.toSorted()).toEqual(['about', 'privacy']);
  await rm(root, { recursive: true });
});
