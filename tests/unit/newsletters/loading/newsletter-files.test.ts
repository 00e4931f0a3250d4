import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { readNewsletterFiles } from '../../../../src/newsletters/loading/newsletter-files.ts';

test('a topic that a newsletter names must exist', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-newsletters-'));
  for (const name of ['newsletters', 'topics']) {
    await mkdir(join(folder, 'content', name), { recursive: true });
  }
  const newsletter = 'name: A\npromise: B.\ncadence: breaking\nmaximumPerDay: 1\n';
  await writeFile(join(folder, 'content/topics/feeds.yaml'), 'name: Feeds\ndescription: Feeds.\n');
  await writeFile(
    join(folder, 'content/newsletters/some.yaml'),
    `${newsletter}topics: [feeds, emial]\n`,
  );
  await writeFile(join(folder, 'content/newsletters/all.yaml'), newsletter);

  const { entries, problems } = await readNewsletterFiles(pathToFileURL(`${folder}/`));
  expect(entries.map(({ id }) => id)).toEqual(['all', 'some']);
  expect(problems).toEqual([
    {
      file: 'content/newsletters/some.yaml',
      line: 5,
      column: 17,
      key: 'topics[1]',
      found: '"emial"',
      expected: 'the name of a file in content/topics/: feeds',
      source: 'topics: [feeds, emial]',
    },
  ]);
  await rm(folder, { recursive: true });
});
