import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { runPlan } from '../../../scripts/issue/plan.ts';
import { readNewsroom } from '../../../src/loaders/newsroom.ts';
import { articleFile } from '../loaders/load-content.ts';

const DAILY = `{ name: The Daily, promise: News., cadence: daily, cutoff: '06:00', since: 2025-02-01T00:00:00Z }`;

test('what is planned passes the gate of the build, and what was left out is told with its keys', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-plan-'));
  for (const name of ['articles', 'newsletters', 'issues']) {
    await mkdir(join(folder, 'content', name), { recursive: true });
  }
  await writeFile(join(folder, 'content/newsletters/daily.yaml'), DAILY);
  await writeFile(join(folder, 'content/articles/whole.mdx'), articleFile());
  const broken = articleFile({ dek: "'Hello {{{NAME}}}'" });
  await writeFile(join(folder, 'content/articles/broken.mdx'), broken);
  const said = vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'log').mockReturnValue();

  const root = pathToFileURL(`${folder}/`);
  const now = new Date('2025-02-08T07:00:00Z');
  expect(await runPlan({ newsletter: 'daily', root, now })).toBe(0);
  expect((await readNewsroom(root, 'UTC')).issues).toMatchObject([{ articles: ['whole'] }]);
  expect(said.mock.calls.join()).toContain('content/articles/broken / dek: found three braces');
  await rm(folder, { recursive: true });
});
