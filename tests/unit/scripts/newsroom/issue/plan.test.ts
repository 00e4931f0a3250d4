import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { UsageError } from '../../../../../scripts/command/command.ts';
import { runPlan } from '../../../../../scripts/newsroom/issue/plan.ts';
import { readNewsroom } from '../../../../../src/newsletters/loading/newsroom.ts';
import { articleFile } from '../../../loading/load-content.ts';

const DAILY = `{ name: The Daily, promise: News., cadence: daily, cutoff: '06:00', since: 2025-02-01T00:00:00Z }`;

/** A project of that daily and these articles. */
async function project(articles: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-plan-'));
  for (const name of ['articles', 'newsletters', 'issues']) {
    await mkdir(join(folder, 'content', name), { recursive: true });
  }
  await writeFile(join(folder, 'content/newsletters/daily.yaml'), DAILY);
  for (const [id, text] of Object.entries(articles)) {
    await writeFile(join(folder, `content/articles/${id}.mdx`), text);
  }
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('after a migration nothing is written, and the refusal says how many stories there are and what to do', async () => {
  const stories = Array.from({ length: 51 }, (_, i) => [`story-${i}`, articleFile()] as const);
  const folder = await project(Object.fromEntries(stories));
  const said = vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'log').mockReturnValue();
  const wanted = {
    newsletter: 'daily',
    root: pathToFileURL(`${folder}/`),
    now: new Date('2025-02-08T07:00:00Z'),
  };
  expect(await runPlan(wanted)).toBe(3);
  expect(said.mock.calls.join()).toContain('51 unsent stories since 2025-0');
  expect(said.mock.calls.join()).toContain('`since` in content/newsletters/daily.yaml');
  expect(said.mock.calls.join()).toContain('--limit 50');
  expect(await readdir(join(folder, 'content/issues'))).toEqual([]);

  expect(await runPlan({ ...wanted, limit: 50 })).toBe(0);
  const [planned] = (await readNewsroom(wanted.root, 'UTC')).issues;
  expect(planned?.articles).toHaveLength(50);
});

test('what is planned passes the gate of the build, and what was left out is told with its keys', async () => {
  const broken = articleFile({ dek: "'Hello {{{NAME}}}'" });
  const folder = await project({ whole: articleFile(), broken });
  const said = vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'log').mockReturnValue();

  const root = pathToFileURL(`${folder}/`);
  const now = new Date('2025-02-08T07:00:00Z');
  expect(await runPlan({ newsletter: 'daily', root, now })).toBe(0);
  expect((await readNewsroom(root, 'UTC')).issues).toMatchObject([{ articles: ['whole'] }]);
  expect(said.mock.calls.join()).toContain('content/articles/broken / dek: found three braces');
});

test('without a new story it says so, with the minimum and the record', async () => {
  const folder = await project({});
  const said = vi.spyOn(console, 'log').mockReturnValue();
  const root = pathToFileURL(`${folder}/`);
  const now = new Date('2025-02-08T07:00:00Z');
  expect(await runPlan({ newsletter: 'daily', root, now })).toBe(0);
  expect(said.mock.lastCall).toEqual([
    expect.stringMatching(
      /^2025-02-0\d-daily: nothing to send\. No new story; the minimum is 1\. Recorded in content\/issues\//,
    ),
  ]);
});

test('a date before `since` is refused, and leaves no record', async () => {
  const folder = await project({});
  const said = vi.spyOn(console, 'error').mockReturnValue();
  const wanted = { newsletter: 'daily', root: pathToFileURL(`${folder}/`), now: new Date() };
  expect(await runPlan({ ...wanted, day: '2025-01-10' })).toBe(1);
  expect(said.mock.lastCall?.join()).toContain(
    '2025-01-10-daily closes before the newsletter begins: `since` in content/newsletters/daily.yaml is 2025-0',
  );
  expect(await readdir(join(folder, 'content/issues'))).toEqual([]);
});

test.each([
  [
    { newsletter: 'dayly' },
    '--newsletter must be one of daily; found "dayly". Did you mean daily?',
  ],
  [{ newsletter: undefined }, '--newsletter is required: one of daily.'],
  [
    { newsletter: 'daily', articles: ['hole'] },
    '--article: there is no article "hole" in content/articles/. Did you mean whole?',
  ],
])('what does not exist is invalid usage, with what was found: %j', async (names, message) => {
  const folder = await project({ whole: articleFile() });
  const wanted = { ...names, root: pathToFileURL(`${folder}/`), now: new Date() };
  await expect(runPlan(wanted)).rejects.toThrow(new UsageError(message));
});

test('a draft that is not finished does not keep an issue from being planned', async () => {
  const folder = await project({
    whole: articleFile(),
    draft: articleFile({ draft: 'true', dek: undefined }),
  });
  const root = pathToFileURL(`${folder}/`);
  const { articles } = await readNewsroom(root, 'UTC');
  expect(articles.map(({ id }) => id)).toEqual(['whole']);
  await writeFile(join(folder, 'content/articles/faulty.mdx'), articleFile({ dek: undefined }));
  await expect(readNewsroom(root, 'UTC')).rejects.toThrow('content/articles/faulty.mdx');
});
