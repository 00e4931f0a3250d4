import { readFileSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../../../scripts/settings/environment.ts';
import { setPublication } from '../../../../scripts/settings/publication-files.ts';
import { testProjectFiles, updateTestProject } from '../../../../scripts/testing/test-project.ts';

/** A project whose publication the tests replace. */
let root: string;
const bytesOf = (files: ReadonlyMap<string, string>) =>
  new Map(Array.from(files, ([path, source]) => [path, readFileSync(source, 'base64')]));
const ours = bytesOf(testProjectFiles(projectPath('.')));

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadsheet-publication-'));
  for (const [path, source] of testProjectFiles(projectPath('.'))) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await cp(source, join(root, path));
  }
});
afterAll(() => rm(root, { recursive: true }));

describe.each(['en-weekly', 'de', 'ar'])('in a publication such as %s', (name) => {
  beforeAll(async () => {
    await setPublication(root, projectPath(`tests/fixtures/publications/${name}`));
    await writeFile(join(root, 'NOTES.md'), 'a  file *of* the publisher');
  });

  test('the tests run on the same files, byte for byte', async () => {
    const config = await readFile(join(root, 'src/site.config.ts'), 'utf8');
    expect(config).not.toContain("name: 'Broadsheet'");
    expect(bytesOf(testProjectFiles(root))).toEqual(ours);
  });
});

test('changed and deleted files of the product are changed and deleted in the test project', async () => {
  const folder = await updateTestProject(root);
  const inside = (path: string) => readFile(join(folder, path), 'utf8');
  expect(await inside('src/site.config.ts')).toContain("name: 'Broadsheet'");
  await appendFile(join(root, 'src/middleware.ts'), '// changed\n');
  await rm(join(root, 'src/content.config.ts'));
  expect(bytesOf(testProjectFiles(root))).not.toEqual(ours);

  await updateTestProject(root);
  expect(await inside('src/middleware.ts')).toMatch(/\/\/ changed\n$/);
  await expect(inside('src/content.config.ts')).rejects.toThrow('ENOENT');
  await expect(inside('NOTES.md')).rejects.toThrow('ENOENT');
});
