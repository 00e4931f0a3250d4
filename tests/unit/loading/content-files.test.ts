import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeOf } from '../../../src/core/problem-report.ts';
import { readContentFile } from '../../../src/loading/content-file.ts';
import { idsIn, readContentFolder } from '../../../src/loading/content-files.ts';

let root: URL;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-files-'));
  root = pathToFileURL(`${folder}/`);
  const files = {
    'a.mdx': 'A',
    'b/index.mdx': 'B',
    'b/map.png': 'PNG',
    '_c.mdx': '',
    '.d.md': '',
    'C#.mdx': 'C',
    'a/index.mdx': 'second',
    'ann.yml': '',
    'b/notes.MDX': '',
    'e.md': '',
    'latin-1.mdx': Buffer.from('---\nheadline: \u00dcber\n', 'latin1'),
    'x.mdx/f.png': '',
    '../both/story.md': '',
    '../both/story.mdx': '',
    '../both/tale/index.md': '',
    '../both/note.markdown': '',
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, 'content', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  await symlink('nowhere', join(folder, 'content/link.mdx'));
});
afterAll(() => rm(root, { recursive: true }));

test('a file with an invalid name is read too, so that one run reports everything', async () => {
  const { files } = await readContentFolder(root, 'content', ['.mdx']);
  expect(files.map(({ id, text }) => [id, text])).toEqual([
    ['C#', 'C'],
    ['a', 'A'],
    ['a', 'second'],
    ['b', 'B'],
  ]);
});

test('no file of a folder is silently ignored', async () => {
  const { problems } = await readContentFolder(root, 'content', ['.mdx']);
  const told = problems.map(
    (problem) => `${placeOf(problem)} / ${problem.key}: found ${problem.found}`,
  );
  expect(told.toSorted()).toEqual([
    'content/C#.mdx / file name: found "C#"',
    'content/a/index.mdx / file name: found a second file',
    'content/ann.yml / file name: found "ann.yml"',
    'content/b/notes.MDX / file name: found "b/notes.MDX"',
    'content/e.md / file name: found "e.md"',
    'content/latin-1.mdx:2:11 / file: found bytes that are not UTF-8',
    'content/link.mdx / file: found a file that cannot be read',
    'content/x.mdx / file: found a file that cannot be read',
  ]);
});

test('a file that is renamed while its folder is read is not a problem', async () => {
  const gone = { id: 'gone', path: 'content/gone.mdx' };
  expect(await readContentFile(root, gone)).toBeUndefined();
});

test('a folder that does not exist has no files and no ids', async () => {
  expect(await readContentFolder(root, 'topics', ['.yaml'])).toEqual({ files: [], problems: [] });
  expect(await idsIn(root, 'topics', ['.yaml'])).toEqual(new Set());
});

test('a file of its own and a file in a folder both give an id, with any of the endings', async () => {
  expect(await idsIn(root, 'both', ['.md', '.mdx'])).toEqual(new Set(['story', 'tale']));
});

test('a folder with several extensions gives a file of each, and rejects one name for two', async () => {
  const { files, problems } = await readContentFolder(root, 'both', ['.md', '.mdx']);
  expect(files.map(({ id, path }) => `${id}: ${path}`)).toEqual([
    'story: both/story.md',
    'story: both/story.mdx',
    'tale: both/tale/index.md',
  ]);
  expect(problems).toEqual([
    {
      file: 'both/note.markdown',
      key: 'file name',
      found: '"note.markdown"',
      expected: 'a name that ends with .md or .mdx; other files are not built',
    },
    {
      file: 'both/story.mdx',
      key: 'file name',
      found: 'a second file',
      expected: 'one file for story; both/story.md has the same name',
    },
  ]);
});
