import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { importPosts } from '../../../../../scripts/newsroom/import/import-posts.ts';
import { kinds } from '../../../../../scripts/newsroom/import/kinds.ts';
import type { Source, SourcePost } from '../../../../../scripts/newsroom/import/source-post.ts';

/** A folder with these files, by their paths. Removed after the test. */
export async function folderWith(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-import-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Imports into a publication, by default an empty one. */
export async function importFrom(
  source: Source,
  { publication, isReal = true }: { publication?: string; isReal?: boolean } = {},
) {
  const root = publication ?? (await folderWith({ 'content/articles/.keep': '' }));
  const report = await importPosts({
    source,
    root: pathToFileURL(`${root}/`),
    timeZone: 'Europe/Berlin',
    language: 'en',
    now: new Date('2025-06-01T00:00:00Z'),
    isReal,
    author: { name: 'The Desk' },
    topic: { name: 'News' },
    onProgress: () => undefined,
  });
  return { root, report, files: await filesIn(root) };
}

/** Imports a folder of Markdown files. */
export async function importMarkdown(files: Record<string, string | Buffer>) {
  const folder = await folderWith(files);
  return importFrom(await opened('markdown', folder));
}

export async function opened(kind: string, place: string): Promise<Source> {
  const source = await kinds[kind]?.open(place);
  if (!source) throw new Error(`no kind ${kind}`);
  return source;
}

/** Imports one post with this HTML. Returns its file and its report. */
export async function importHtml(html: string, facts: Partial<SourcePost> = {}) {
  const post: SourcePost = {
    from: 'post 1',
    addresses: [],
    title: 'A headline',
    excerpt: 'An excerpt.',
    publishedAt: '2025-02-01T10:00:00Z',
    isDraft: false,
    authors: [],
    topics: [],
    html: () => html,
    ...facts,
  };
  const source: Source = {
    async *posts() {
      yield post;
    },
    file: async () => undefined,
  };
  const { files, report } = await importFrom(source);
  const [path = ''] = Object.keys(files).filter((file) => /articles\/.+\.mdx?$/.test(file));
  const text = String(files[path]);
  const [, body = ''] = /^---\n[\s\S]*?\n---\n\n([\s\S]*)$/.exec(text) ?? [];
  return { path, text, body, report: report.markdown() };
}

/** The files of a publication, without the record of what was imported. */
async function filesIn(root: string): Promise<Record<string, string>> {
  const entries = await readdir(join(root, 'content'), { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && !/^(?:\.keep|imported\.jsonl)$/.test(entry.name),
  );
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [
      path.slice(root.length + 1).replaceAll('\\', '/'),
      await readFile(path, 'utf8'),
    ] as const;
  });
  return Object.fromEntries((await Promise.all(read)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
