import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readContent } from '../../../../../scripts/newsroom/check-content/read-content.ts';
import { projectPath } from '../../../../../scripts/settings/environment.ts';

const folder = await mkdtemp(join(tmpdir(), 'broadsheet-check-'));
for (const part of ['content', 'public', 'src', 'package-lock.json'])
  await cp(projectPath(part), join(folder, part), { recursive: true });

test('a valid publication has no problems, and a faulty one has all of them with their places', async () => {
  onTestFinished(() => rm(folder, { recursive: true }));
  expect((await readContent(folder)).problems).toEqual([]);
  await writeFile(
    join(folder, 'content/articles/faulty.mdx'),
    '---\nheadline: A\n---\n\n<Foo />\n',
  );
  await writeFile(join(folder, 'content/topics/faulty.yaml'), 'name: A\n');
  const { problems } = await readContent(folder);
  expect(problems.map(({ file, line, key }) => `${file}:${line} ${key}`).toSorted()).toEqual([
    'content/articles/faulty.mdx:1 authors',
    'content/articles/faulty.mdx:1 dek',
    'content/articles/faulty.mdx:1 publishedAt',
    'content/articles/faulty.mdx:1 topics',
    'content/articles/faulty.mdx:5 component',
    'content/topics/faulty.yaml:1 description',
  ]);
});
