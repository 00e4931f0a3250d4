import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, importFrom, importMarkdown, opened } from './imported.ts';

/** A post, and links to others. The import is on June 1, 2025. */
const post = (facts: string, ...to: string[]) =>
  `---\ndescription: About it.\n${facts}\n---\n\nText${to.map((name) => ` [${name}](/${name}/)`).join('')}\n`;

const POSTS = {
  'out.md': post('date: 2024-03-05', 'draft', 'later', 'faulty', 'other'),
  'other.md': post('date: 2024-03-05\naliases: [/other.html]'),
  'draft.md': post('draft: true\ndate: 2024-03-05\naliases: [/draft.html]', 'undated', 'faulty'),
  'undated.md': post('aliases: [/undated.html]'),
  'later.md': post('date: 2031-01-01\naliases: [/later.html]', 'out', 'latest', 'draft'),
  'latest.md': post('date: 2032-01-01', 'later', 'draft'),
  'faulty.md': '---\ndate: 2024-03-05\naliases: [/faulty.html]\n---\n',
};

const bodyOf = (file: string | undefined) => file?.split('\n---\n\n')[1];

test('a link to what its readers would not see becomes its text, and the report says why', async () => {
  const { files, report } = await importMarkdown(POSTS);
  const body = (name: string) => bodyOf(files[`content/articles/${name}.md`]);
  expect(body('out')).toBe('Text draft later faulty [other](/articles/other/)\n');
  expect(body('later')).toBe('Text [out](/articles/out/) latest draft\n');
  expect(body('latest')).toBe('Text [later](/articles/later/) draft\n');
  // Readers do not see it either, and it may be published later than those.
  expect(body('draft')).toBe('Text [undated](/articles/undated/) [faulty](/articles/faulty/)\n');
  const text = report.markdown();
  for (const line of [
    '- made the link to /draft/ text, because draft is a draft',
    '- made the link to /later/ text, because later is scheduled for 2030-12-31T23:00:00.000Z',
    '- made the link to /faulty/ text, because faulty is parked',
    '- made the link to /latest/ text, because latest is scheduled for 2031-12-31T23:00:00.000Z',
  ])
    expect(text).toContain(line);
});

test('nothing redirects to what readers do not see, and the report has the line for later', async () => {
  const { files, report } = await importMarkdown(POSTS);
  expect(files['content/redirects.yaml']).toBe('/other.html: /articles/other/\n');
  const text = report.markdown();
  for (const [name, why] of [
    ['draft', 'is a draft'],
    ['undated', 'is a draft'],
    ['later', 'is scheduled for 2030-12-31T23:00:00.000Z'],
    ['faulty', 'is parked'],
  ] as const)
    expect(text).toContain(
      `- its old address does not redirect yet, because it ${why}; once readers see it, add to content/redirects.yaml: /${name}.html: /articles/${name}/\n`,
    );
});

test('links to articles of an earlier import lead there if readers see them now', async () => {
  const source = await opened('markdown', await folderWith(POSTS));
  const front = (more: string, headline = 'A') =>
    `---\nheadline: ${headline}\npublishedAt: 2024-03-04T23:00:00Z\n${more}---\n\nText\n`;
  const publication = await folderWith({
    'content/articles/draft.md': front(''),
    'content/articles/faulty.md': front('', 'faulty'),
    'content/articles/renamed.md': front('formerSlugs: [later]\n'),
    'content/articles/_other.md': front(''),
  });
  const { files } = await importFrom(source, { publication });
  expect(bodyOf(files['content/articles/out.md'])).toBe(
    'Text [draft](/articles/draft/) [later](/articles/renamed/) [faulty](/articles/faulty/) other\n',
  );
});

test('an import that was stopped ends as one that was not', async () => {
  const source = await opened('markdown', await folderWith(POSTS));
  const { files } = await importFrom(source);
  for (const missing of Object.keys(files).filter((path) => path.includes('articles/'))) {
    const others = Object.entries(files).filter(([path]) => path !== missing);
    const publication = await folderWith(Object.fromEntries(others));
    expect((await importFrom(source, { publication })).files, missing).toEqual(files);
  }
});

test('an old address that a build would refuse is no redirect, and the report says so', async () => {
  const addresses = [
    '/about/',
    '/topics/news',
    '/b',
    '/archive/2024/03/',
    '/%E0',
    '/x/',
    '/c.html',
  ];
  const folder = await folderWith({
    'a.md': post(`date: 2024-03-05\naliases: ${JSON.stringify(addresses)}`),
    'articles.md': post('date: 2024-03-05\naliases: [/x, /articles/articles, /d.html]'),
  });
  const publication = await folderWith({
    'content/articles/.keep': '',
    'content/pages/about.md': '---\ntitle: About\n---\n\nText\n',
    'public/b': '',
  });
  await writeFile(
    join(publication, 'content/redirects.yaml'),
    '# Ours.\n\n/a.html: /about/\n# Until 2020.\n/d.html: /about/\n',
  );
  const { files, report } = await importFrom(await opened('markdown', folder), { publication });
  expect(files['content/redirects.yaml']).toBe(
    '# Ours.\n\n/a.html: /about/\n/c.html: /articles/a/\n# Until 2020.\n/d.html: /about/\n/x/: /articles/a/\n',
  );
  const text = report.markdown();
  for (const [path, why] of [
    ['/about/', 'this publication has it itself'],
    ['/topics/news', 'this publication has it itself'],
    ['/b', 'this publication has it itself'],
    ['/archive/2024/03/', 'this publication has it itself'],
    ['/%E0', 'it is not valid'],
    ['/x', 'it leads to /articles/a/'],
    ['/d.html', 'it leads to /about/'],
  ] as const)
    expect(text).toContain(`- its old address ${path} does not redirect, because ${why}\n`);
});

test('a link to a page that the publication has itself leads there', async () => {
  const folder = await folderWith({
    'a.md':
      '---\ndate: 2024-03-05\n---\n\n[A](/about) [B](https://old.example/feeds/) [C](/none/) [D](https://other.example/about/)\n',
  });
  const publication = await folderWith({
    'content/articles/.keep': '',
    'content/pages/about.md': '---\ntitle: About\n---\n\nText\n',
  });
  const source = { ...(await opened('markdown', folder)), site: 'https://old.example' };
  const { files } = await importFrom(source, { publication });
  expect(bodyOf(files['content/articles/a.md'])).toBe(
    '[A](/about/) [B](/feeds/) [C](https://old.example/none/) [D](https://other.example/about/)\n',
  );
});
