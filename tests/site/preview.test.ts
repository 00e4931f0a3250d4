import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';
import { copyProject } from '../../scripts/testing/project-copy.ts';
import type { BuiltChanges } from '../../scripts/newsroom/changes/built-changes.ts';

const copy = await copyProject({ warm: true });
afterAll(() => copy.remove());

const NOW = '2025-04-15T00:00:00Z';
const run = (root: string, script: string, ...args: string[]) =>
  execFileSync(process.execPath, [join(root, 'scripts', script), ...args], {
    cwd: root,
    env: { ...bareEnv(), SITE_URL: 'https://news.example.org', BUILD_NOW: NOW },
    encoding: 'utf8',
  });
const MARK = /<mark[^>]*>Draft<\/mark>/;
const article = (headline: string, more: string) => `---
headline: ${headline}
dek: It is here so that a reviewer sees it, and no reader does.
publishedAt: 2025-04-14T06:00:00Z
authors: [desk]
topics: [feeds]
${more}
---

A body.
`;

test('a build with drafts has them, marked, and the list of changes names what is new', async () => {
  await copy.write({
    'content/articles/a-draft.mdx': article('A story that nobody has approved', 'draft: true'),
    'content/articles/an-addition.mdx': article('A story that is approved', ''),
  });
  run(copy.folder, 'build.ts', '--with-drafts');
  const dist = join(copy.folder, 'dist');
  const page = readFileSync(join(dist, 'client/articles/a-draft/index.html'), 'utf8');
  expect(page).toMatch(MARK);
  expect(page).toMatch(/<meta name="robots" content="noindex/);
  const other = readFileSync(join(dist, 'client/articles/an-addition/index.html'), 'utf8');
  expect(other).not.toMatch(MARK);

  const changes = JSON.parse(
    run(copy.folder, 'changes.ts', projectPath('dist'), dist, '--json'),
  ) as BuiltChanges;
  expect(changes.pages.added).toEqual(
    expect.arrayContaining(['/articles/a-draft/', '/articles/an-addition/']),
  );
  expect(changes.pages.removed).toEqual([]);
  expect(changes.pages.changed).toContain('/');
  expect(changes.feeds.changed).toEqual(expect.arrayContaining(['/feed.json', '/rss.xml']));
  expect(changes.entries['/feed.json']?.added).toEqual(
    expect.arrayContaining(['A story that is approved', 'A story that nobody has approved']),
  );
  const listed = run(copy.folder, 'changes.ts', projectPath('dist'), dist);
  expect(listed).toContain('  ~ /feed.json\n      + A story that is approved\n');

  const same = run(copy.folder, 'changes.ts', dist, dist);
  expect(same).toBe('Readers and feeds see no difference.\n');
});
