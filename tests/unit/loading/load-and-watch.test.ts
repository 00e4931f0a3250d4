import { EventEmitter } from 'node:events';
import type { LoaderContext } from 'astro/loaders';
import { expect, test, vi } from 'vitest';
// Astro exports it nowhere, and whether it warns depends on it.
import { MutableDataStore } from '../../../node_modules/astro/dist/content/mutable-data-store.js';
import { ContentGate } from '../../../src/loading/content-gate.ts';
import {
  CONTENT_CHANGED,
  CONTENT_PROBLEMS,
  loadAndWatch,
  type LoadedFolder,
} from '../../../src/loading/load-and-watch.ts';

const entry = (id: string) => ({ id, filePath: `content/articles/${id}.mdx`, data: {} });
const problem = (file: string) => ({ file, key: 'dek', found: 'nothing', expected: 'text' });

test('the development server shows an article as soon as its file has no problem', async () => {
  const entries = [entry('a'), entry('b'), entry('c')];
  const server = await development({
    entries,
    problems: [
      problem('content/articles/a.mdx'),
      { ...problem('content/articles/c.mdx'), line: 12 },
    ],
  });
  expect(server.shown()).toEqual(['b']);
  expect(server.logged).toEqual([expect.stringContaining('2 problems in content/')]);

  server.next({ entries, problems: [] });
  await vi.waitFor(() => expect(server.shown()).toEqual(['a', 'b', 'c']));
});

test('the development server prints new problems only, and says when all are solved', async () => {
  const [a, b] = [problem('content/articles/a.mdx'), problem('content/articles/b.mdx')];
  const entries = [entry('c')];
  const server = await development({ entries, problems: [a] });
  const next = (problems: (typeof a)[]) => server.next({ entries, problems });
  next([a, b]);
  const lower: LoadedFolder['problems'][number] = { ...a, line: 3 };
  server.next({ entries, problems: [lower, b] });
  next([b]);
  next([]);
  next([]);
  await vi.waitFor(() => expect(server.logged).toHaveLength(4));
  expect(server.logged[1]).toMatch(
    /^1 problem in content\/:\n\n.*b\.mdx\n[^]*\n2 problems are left\.$/,
  );
  expect(server.logged.slice(2)).toEqual([
    '1 problem is solved. 1 problem is left.',
    'All problems are solved.',
  ]);
});

test('the development server keeps an article as it was when its file was valid', async () => {
  const server = await development({ entries: [entry('a')], problems: [] });
  const faulty = { entries: [], problems: [problem('content/articles/a.mdx')] };
  server.next(faulty);
  await vi.waitFor(() => expect(server.problems()).toEqual([[], faulty.problems]));
  expect(server.shown()).toEqual(['a']);

  server.next({ entries: [entry('b')], problems: [] });
  await vi.waitFor(() => expect(server.shown()).toEqual(['b']));
  expect(server.problems().at(-1)).toEqual([]);
});

test('the development server says once what is left out, until it changes', async () => {
  const entries = [entry('a')];
  const notices = [{ file: 'content/articles/a.md:7', text: '<script> is left out' }];
  const server = await development({ entries, problems: [], notices });
  server.next({ entries: [...entries, entry('b')], problems: [], notices });
  await vi.waitFor(() => expect(server.shown()).toEqual(['a', 'b']));
  server.next({ entries, problems: [], notices: [] });
  await vi.waitFor(() => expect(server.shown()).toEqual(['a']));
  expect(server.logged).toEqual([
    expect.stringContaining('content/articles/a.md:7\n  <script> is left out'),
  ]);
});

test('the development server keeps reading after a failed read', async () => {
  const server = await development({ entries: [entry('a')], problems: [] });
  server.next(new Error('EIO: i/o error'));
  server.next({ entries: [entry('a'), entry('b')], problems: [] });
  await vi.waitFor(() => expect(server.shown()).toEqual(['a', 'b']));
  expect(server.logged).toEqual([
    'articles: could not be reloaded; showing the previous state (EIO: i/o error)',
  ]);
});

test('the development server reads again when a file of any of its folders changes', async () => {
  const server = await development({ entries: [], problems: [] });
  server.next({ entries: [entry('a')], problems: [] }, '/site/content/pages/about.mdx');
  server.next({ entries: [entry('b')], problems: [] }, '/site/content/authors/ann.yaml');
  await vi.waitFor(() => expect(server.shown()).toEqual(['a']));
});

test('the development server shows pages again after entries changed, and not otherwise', async () => {
  const entries = [entry('a'), { ...entry('b'), data: { at: new Date(0) } }];
  const server = await development({ entries, problems: [] });
  server.next({ entries: structuredClone(entries), problems: [] });
  await vi.waitFor(() => expect(server.problems()).toHaveLength(2));
  expect(server.changes).toHaveLength(1);
  server.next({
    entries: [entry('a'), { ...entry('b'), data: { at: new Date(1) } }],
    problems: [],
  });
  await vi.waitFor(() => expect(server.changes).toHaveLength(2));
});

test('a collection without entries exists, and Astro does not warn about it', async () => {
  const store = new MutableDataStore();
  const context = {
    collection: 'issues',
    store: store.scopedStore('issues'),
    meta: store.metaStore('issues'),
  };
  expect(store.hasCollection('issues')).toBe(false);
  // The function uses nothing else of it.
  const used = context as unknown as LoaderContext;
  const read = async () => ({ entries: [], problems: [] });
  await loadAndWatch(used, ['content/issues'], new ContentGate(['issues']), read);
  expect(store.hasCollection('issues')).toBe(true);
  expect(store.values('issues')).toEqual([]);
});

/** A collection as the development server has it; `next` is what is read when a file changes. */
async function development(first: LoadedFolder) {
  const entries = new Map<string, { id: string }>();
  const logged: string[] = [];
  const readings: (LoadedFolder | Error)[] = [first];
  const watcher = new EventEmitter();
  const problems: (readonly object[])[] = [];
  const changes: string[] = [];
  watcher.on(CONTENT_CHANGED, (collection: string) => changes.push(collection));
  watcher.on(CONTENT_PROBLEMS, (_collection, found: readonly object[]) => problems.push(found));
  const context = {
    collection: 'articles',
    watcher,
    config: { root: new URL('file:///site/') },
    generateDigest: (data: object) => JSON.stringify(data),
    meta: new Map<string, string>(),
    logger: {
      error: (line: string) => logged.push(line),
      warn: (line: string) => logged.push(line),
      info: (line: string) => logged.push(line),
    },
    store: {
      get: (id: string) => entries.get(id),
      keys: () => [...entries.keys()],
      values: () => [...entries.values()],
      set: (one: { id: string }) => entries.set(one.id, one),
      delete: (id: string) => entries.delete(id),
    },
  };
  const read = async () => {
    const reading = readings.shift();
    if (reading instanceof Error) throw reading;
    return reading ?? { entries: [], problems: [] };
  };
  const folders = ['content/articles', 'content/authors'];
  // The function uses nothing else of it.
  const used = context as unknown as LoaderContext;
  await loadAndWatch(used, folders, new ContentGate([]), read);
  return {
    logged,
    shown: () => [...entries.keys()].toSorted(),
    /** The collections whose entries changed, once for each change. */
    changes,
    /** The problems after each reading. */
    problems: () => problems,
    next(reading: LoadedFolder | Error, changed = '/site/content/articles/a.mdx') {
      readings.push(reading);
      watcher.emit('all', 'change', changed);
    },
  };
}
