import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { indexForSearch } from '../../../../scripts/build/search-index.ts';
import { writeFiles } from './small-builds.ts';

let client: string;

beforeEach(async () => {
  client = await mkdtemp(join(tmpdir(), 'broadsheet-index-'));
  const names = Array.from({ length: 20 }, (_, i) => `story-${i}`);
  await writeFiles(client, Object.fromEntries(names.map((name) => [pageAt(name), page(name)])));
});

test('an article that did not change is not indexed again, even if its page lists others below it', async () => {
  expect(await index(100)).toEqual({ parts: 1, indexed: 1 });
  const before = await readdir(join(client, 'pagefind/fragment'));
  await writeFiles(client, { [pageAt('story-3')]: page('story-3', 'Just in') });
  expect(await index(100)).toEqual({ parts: 1, indexed: 0 });
  expect(await readdir(join(client, 'pagefind/fragment'))).toEqual(before);
});

test('a new article costs the indexing of the newest ones alone', async () => {
  const inOne = 32;
  const older = Array.from({ length: 40 }, (_, i) => `older-${i}`);
  await writeFiles(client, Object.fromEntries(older.map((name) => [pageAt(name), page(name)])));
  // 56 older articles in six parts, and the newest four.
  expect(await index(inOne)).toEqual({ parts: 7, indexed: 7 });
  await writeFiles(client, { [pageAt('a-new-one')]: page('a-new-one', '', '2026-01-02') });
  expect(await index(inOne)).toEqual({ parts: 8, indexed: 1 });
  const parts = JSON.parse(await readFile(join(client, 'pagefind/parts.json'), 'utf8')) as string[];
  const folders = ['/pagefind/', ...parts].map((part) => join(client, part, 'fragment'));
  const fragments = await Promise.all(folders.map((folder) => readdir(folder)));
  expect(fragments.at(-1)).toHaveLength(1);
  expect(fragments.flat()).toHaveLength(61);
});

test('a page that redirects is no article, also where a part would have nothing else', async () => {
  const moved = Array.from({ length: 8 }, (_, i) => pageAt(`moved-${i}`));
  await writeFiles(client, Object.fromEntries(moved.map((path) => [path, '<h1>Moved</h1>'])));
  await index(16);
  const parts = JSON.parse(await readFile(join(client, 'pagefind/parts.json'), 'utf8')) as string[];
  const folders = ['/pagefind/', ...parts].map((part) => join(client, part, 'fragment'));
  const fragments = await Promise.all(folders.map((folder) => readdir(folder)));
  expect(fragments.flat()).toHaveLength(20);
});

test('an older article that changes costs the indexing of one part', async () => {
  await index(16);
  await writeFiles(client, { [pageAt('story-3')]: page('story-3').replace('A part', 'More') });
  expect(await index(16)).toMatchObject({ indexed: 1 });
});

test('the texts of many articles share files, so that their number has a limit', async () => {
  const names = Array.from({ length: 1100 }, (_, i) => `story-${i}`);
  await writeFiles(client, Object.fromEntries(names.map((name) => [pageAt(name), page(name)])));
  await index(2000);
  const files = await readdir(join(client, 'pagefind/fragment'));
  expect(files.length).toBeGreaterThan(100);
  expect(files.length).toBeLessThanOrEqual(1000);
});

test('new code indexes everything again, and the cache keeps what one build uses', async () => {
  await index(100);
  expect(await index(100, 'new code')).toEqual({ parts: 1, indexed: 1 });
  expect(await readdir(join(client, 'cache'))).toHaveLength(1);
});

async function index(articlesInOne: number, fingerprint = 'code') {
  await rm(join(client, 'pagefind'), { recursive: true, force: true });
  return indexForSearch(client, { cache: join(client, 'cache'), fingerprint, articlesInOne });
}

function pageAt(name: string): string {
  return `articles/${name}/index.html`;
}

function page(name: string, below = '', date = '2025-01-02'): string {
  return `<!doctype html><html lang="en"><body><article data-pagefind-body data-date="${date}"><h1>${name}</h1>
    <ul><li><article>A part of ${name}</article></li></ul></article>
    <section><article>${below}</article></section></body></html>`;
}
