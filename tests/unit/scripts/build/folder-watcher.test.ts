import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderWatcher } from '../../../../scripts/build/folder-watcher.ts';

let folder: string;
let watcher: FolderWatcher;
let events: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-watched-'));
  events = [];
  write('articles/old.mdx');
  write('articles/pictured/index.mdx');
  watcher = new FolderWatcher(
    (event, path) => events.push(`${event} ${relative(folder, path)}`),
    (error) => events.push(String(error)),
  );
  watcher.watch(folder);
});
afterEach(() => {
  watcher.close();
  rmSync(folder, { recursive: true });
});

test('what is there at first is not reported, and each change of it is', async () => {
  write('articles/pictured/index.mdx', 'New text');
  await expect.poll(() => events.at(-1)).toBe('change articles/pictured/index.mdx');
  expect(new Set(events).size).toBe(1);
  rmSync(join(folder, 'articles/old.mdx'));
  await reported('unlink articles/old.mdx');
  write('articles/new.mdx');
  await reported('add articles/new.mdx');
  write('articles/new.mdx', 'More');
  await reported('change articles/new.mdx');
});

test('an editor that replaces a file by another one changes it', async () => {
  write('articles/.old.mdx.swp', 'New text');
  renameSync(join(folder, 'articles/.old.mdx.swp'), join(folder, 'articles/old.mdx'));
  await reported('change articles/old.mdx');
});

test('a new folder is reported with what is in it, and watched', async () => {
  write('issues/2025/one.mdx');
  await reported('addDir issues', 'addDir issues/2025', 'add issues/2025/one.mdx');
  write('issues/2025/one.mdx', 'New text');
  await reported('change issues/2025/one.mdx');
});

test('a renamed folder is gone from its old place, and watched at the new one', async () => {
  renameSync(join(folder, 'articles/pictured'), join(folder, 'articles/seen'));
  await reported(
    'unlink articles/pictured/index.mdx',
    'unlinkDir articles/pictured',
    'addDir articles/seen',
    'add articles/seen/index.mdx',
  );
  write('articles/seen/index.mdx', 'New text');
  await reported('change articles/seen/index.mdx');
});

test('a folder in place of another one of the same name is watched', async () => {
  write('other/index.mdx', 'Other text');
  await reported('addDir other', 'add other/index.mdx');
  rmSync(join(folder, 'articles/pictured'), { recursive: true });
  renameSync(join(folder, 'other'), join(folder, 'articles/pictured'));
  await expect.poll(() => events).toContain('add articles/pictured/index.mdx');
  await expect.poll(() => events).toContain('unlinkDir other');
  events.length = 0;
  write('articles/pictured/index.mdx', 'New text');
  await reported('change articles/pictured/index.mdx');
});

test('a link to a folder around it does not lead in circles', async () => {
  symlinkSync(folder, join(folder, 'articles/circle'));
  write('articles/new.mdx');
  await reported('add articles/new.mdx');
  expect(events.filter((event) => event.includes('circle'))).toEqual([]);
});

/** Resolves when these were reported, and forgets them. A file can be reported twice while it is written. */
async function reported(...expected: string[]): Promise<void> {
  await expect.poll(() => events).toEqual(expect.arrayContaining(expected));
  events.length = 0;
}

function write(path: string, text = 'Text'): void {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}
