import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { builtChanges } from '../../../../../scripts/newsroom/changes/built-changes.ts';

/** A dist folder with these files. */
function dist(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-changes-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
const feed = (items: Record<string, string>) =>
  JSON.stringify({
    items: Object.entries(items).map(([title, content_html]) => ({
      id: `tag:${title}`,
      title,
      content_html,
    })),
  });

test('pages, feeds, emails and files are told apart, and entries of feeds are named', async () => {
  const before = dist({
    'client/index.html': 'one',
    'client/gone/index.html': 'x',
    'client/same/index.html': 'x',
    'client/feed.json': feed({ Stays: 'a', Edited: 'a', Gone: 'a' }),
    'client/rss.xml': '1',
    'client/newsletter/2025-03-14-daily/email.html': 'a',
    'client/newsletter/2025-03-14-daily/index.html': 'a',
    'upcoming/2025-03-15-daily/email.html': 'a',
    'client/index.html.br': '1',
    'client/robots.txt': '1',
  });
  const after = dist({
    'client/index.html': 'two',
    'client/same/index.html': 'x',
    'client/fresh/index.html': 'x',
    'client/feed.json': feed({ Stays: 'a', Edited: 'b', Fresh: 'a' }),
    'client/rss.xml': '2',
    'client/newsletter/2025-03-14-daily/email.html': 'b',
    'client/newsletter/2025-03-14-daily/index.html': 'a',
    'upcoming/2025-03-15-daily/email.html': 'b',
    'client/index.html.br': '2',
    'client/robots.txt': '2',
  });
  const none = { added: [], changed: [], removed: [] };
  expect(await builtChanges(before, after)).toEqual({
    pages: { added: ['/fresh/'], changed: ['/'], removed: ['/gone/'] },
    feeds: { ...none, changed: ['/feed.json', '/rss.xml'] },
    emails: {
      ...none,
      changed: [
        '/newsletter/2025-03-14-daily/email.html',
        '/newsletter/upcoming/2025-03-15-daily/email.html',
      ],
    },
    files: { ...none, changed: ['/robots.txt'] },
    entries: { '/feed.json': { added: ['Fresh'], changed: ['Edited'], removed: ['Gone'] } },
  });
  expect((await builtChanges(before, before)).pages).toEqual(none);
});

test('a folder that is no build is refused', async () => {
  await expect(builtChanges(dist({}), dist({}))).rejects.toThrow('ENOENT');
});
