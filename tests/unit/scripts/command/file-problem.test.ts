import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileProblem, newFileProblem } from '../../../../scripts/command/file-problem.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-files-'));
  writeFileSync(join(folder, 'a-file'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const failure = async (path: string, flags: string) => {
  const error: unknown = await open(join(folder, path), flags).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Error);
  return error;
};

test.each([
  ['nothing.csv', 'r', 'nothing.csv does not exist. Check the path.'],
  ['a-file/x', 'r', 'part of the path is not a folder'],
  ['.', 'w', 'is a folder. Name a file in it.'],
  ['x'.repeat(300), 'r', 'is too long. Use a shorter one.'],
])('the problem with %s (%s) is one sentence with its path', async (path, flags, words) => {
  const problem = fileProblem(await failure(path, flags));
  expect(problem).toContain(words);
  expect(problem).toContain(join(folder, path));
  expect(problem).not.toMatch(/\bE[A-Z]{3,}\b/);
});

test('the problem with a file whose folder is missing names the folder', async () => {
  const path = join(folder, 'no/such.csv');
  const problem = newFileProblem(await failure('no/such.csv', 'w'), path);
  expect(problem).toContain(`the folder ${join(folder, 'no')} does not exist`);
});

test('permissions, a read-only disk and a full disk have their own messages', () => {
  for (const code of ['EACCES', 'EPERM', 'EROFS', 'ENOSPC']) {
    const error = Object.assign(new Error(`${code}: message`), { code, path: '/x.csv' });
    expect(fileProblem(error)).toMatch(/\/x\.csv.*\. [A-Z].*\.$/);
  }
});

test('other errors are not described', () => {
  expect(fileProblem(new Error('It is not there.'))).toBeUndefined();
  expect(fileProblem(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBeUndefined();
  expect(fileProblem(undefined)).toBeUndefined();
});
