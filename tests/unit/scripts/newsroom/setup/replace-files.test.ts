import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { replaceFiles } from '../../../../../scripts/newsroom/setup/replace-files.ts';

function project(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'broadsheet-setup-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const read = (path: string) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
  return { root, read };
}

test('files are written, replaced and deleted, folders too', () => {
  const { root, read } = project({
    'a/old.md': 'old',
    'a/b/in.md': 'in',
    config: 'one',
    keep: 'k',
  });
  replaceFiles(root, {
    write: { config: 'two', 'a/old.md': 'new', 'c/first.md': 'first' },
    remove: ['a/b', 'a/old.md', 'not/there'],
  });
  const texts = ['config', 'a/old.md', 'c/first.md', 'a/b/in.md', 'keep'].map(read);
  expect(texts).toEqual(['two', 'new', 'first', undefined, 'k']);
  expect(existsSync(join(root, '.broadsheet/setup'))).toBe(false);
});

test('if one change fails, every file is as before', () => {
  const { root, read } = project({ config: 'one', 'a/old.md': 'old', file: 'no folder' });
  const changes = { write: { config: 'two', 'file/new.md': 'new' }, remove: ['a/old.md'] };
  expect(() => replaceFiles(root, changes)).toThrow();
  expect(['config', 'a/old.md', 'file'].map(read)).toEqual(['one', 'old', 'no folder']);
  expect(existsSync(join(root, '.broadsheet/setup'))).toBe(false);
});
