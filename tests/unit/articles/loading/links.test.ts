import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { siteAddresses } from '../../../../src/articles/loading/site-addresses.ts';
import {
  aPicture,
  articleFile,
  brief,
  type TestContent,
  testContent,
} from '../../loading/load-content.ts';

/** As many headings as a table of contents has. */
const PARTS = '## Part one\n\nA.\n\n## Two\n\nB.\n\n## Three\n\nC.\n\n## Four\n\nD.\n';

let content: TestContent;
beforeEach(async () => {
  content = await testContent(new Date('2025-03-01T00:00:00Z'));
  await content.write({
    'content/articles/target.md': articleFile(
      { formerSlugs: '[old-name]' },
      '## First part\n\n## Second {#two}\n\n<p id="raw">Text</p>\n',
    ),
    'content/articles/full.md': articleFile(
      {
        keyPoints: '[One, Two]',
        topics: '[alone]',
        corrections: '[{ date: 2025-02-08T00:00:00Z, wrong: It was two., right: It is three. }]',
      },
      `[a](#keyPoints) [b](#storyContents) [c](#storyCorrections)\n\n${PARTS}`,
    ),
    'content/topics/alone.yaml': 'name: Alone\ndescription: It.\n',
    'content/articles/draft.md': articleFile({ draft: 'true' }),
    'content/articles/later.md': articleFile({ publishedAt: '2025-03-05T00:00:00Z' }),
    'content/pages/about.md':
      '---\ntitle: About\ndescription: Us.\n---\n## Team\n\n<b id="raw">Text.</b>\n',
    'content/issues/2025-02-28-daily.md': '',
    'public/report.pdf': 'PDF',
    'public/.well-known/security.txt': 'Text',
    'public/map/index.html': '<p>',
  });
});
afterEach(() => content.remove());

const linkTo = (href: string, changes = {}) =>
  content.write({
    'content/articles/story.mdx': articleFile(changes, `Lead.\n\nA [link](${href}).\n`),
  });

test.each([
  '/',
  '/articles/target/',
  '/articles/target',
  '/articles/target/#first-part',
  '/articles/target/#two',
  '/articles/target/#raw',
  '/articles/target/#top',
  '/articles/target.md',
  '/articles/old-name/',
  '/articles/story/',
  '/about/',
  '/about/#team',
  '/about/#raw',
  '/about/#joinForm',
  '/about/#joinForm-name',
  '/articles/full/#joinForm',
  '/articles/full/#keyPoints',
  '/articles/full/#storyContents',
  '/articles/full/#storyCorrections',
  '/articles/full/#recentStories',
  '/articles/full/#part-one',
  '#joinForm',
  '/newsletter/2025-02-28-daily/#mainContent',
  '/about/#:~:text=Us',
  '/#topics',
  '/news/2/#mainContent',
  '/topics/email/#joinForm',
  '/newsletter/#past',
  '/newsletter/2025-02-28-daily/#unread-while-it-has-problems',
  '/map/#unknown',
  '/report.pdf#page=2',
  '/topics/',
  '/topics/email/',
  '/topics/email/2/',
  '/topics/email/rss.xml',
  '/authors/desk/',
  '/news/2/',
  '/archive/2025/02/',
  '/search/?q=a#b',
  '/feeds/',
  '/rss.xml',
  '/newsletter/',
  '/newsletter/2025-02-28-daily/',
  '/report.pdf',
  '/.well-known/security.txt',
  '/map/',
  '#',
])('a link to an address of the site is published: %s', async (href) => {
  await linkTo(href);
  expect((await content.load()).has('story')).toBe(true);
});

test.each([
  [
    '/articles/tarhet/',
    'an address of the site; the nearest is /articles/target/',
    '/articles/target/',
  ],
  [
    '/Articles/Target/',
    'an address of the site; the nearest is /articles/target/',
    '/articles/target/',
  ],
  ['/nowhere-at-all/', 'an address of the site', undefined],
  // One letter from the story itself, and from another that is no likelier.
  ['/articles/stork/', 'an address of the site', undefined],
  ['/articles/fuss/', 'an address of the site', undefined],
  ['/report.pfd', 'an address of the site; the nearest is /report.pdf', '/report.pdf'],
  ['/archive/2024/', 'an address of the site; the nearest is /archive/2025/', '/archive/2025/'],
  ['/articles/draf/', 'an address of the site; the nearest is /articles/draft/', undefined],
  [
    '/articles/target/#first',
    'the id of a heading of that article, or /articles/target/',
    '/articles/target/',
  ],
  [
    '/articles/target/#first-parts',
    'the id of a heading of that article; the nearest is /articles/target/#first-part',
    '/articles/target/#first-part',
  ],
  ['/about/#taem', 'the id of a heading of that page; the nearest is /about/#team', '/about/#team'],
  ['/#no', 'the id of a heading of that page, or /', '/'],
  [
    '/articles/target/#keyPoints',
    'the id of a heading of that article, or /articles/target/',
    '/articles/target/',
  ],
  [
    '/articles/target/#storyContents',
    'the id of a heading of that article, or /articles/target/',
    '/articles/target/',
  ],
  [
    '/articles/full/#relatedStories',
    'the id of a heading of that article, or /articles/full/',
    '/articles/full/',
  ],
  ['#keyPoints', 'the id of a heading of this page', undefined],
  ['#editorsNote', 'the id of a heading of this page', undefined],
  [
    '/topics/email/#nowhere',
    'the id of a heading of that page, or /topics/email/',
    '/topics/email/',
  ],
  [
    '/authors/#joinFrom',
    'the id of a heading of that page; the nearest is /authors/#joinForm',
    '/authors/#joinForm',
  ],
  ['/articles/draft/', 'an article that readers can see; draft is a draft', undefined],
  [
    '/articles/later/',
    'an article that readers can see; later is scheduled for 2025-03-05T00:00:00.000Z',
    undefined,
  ],
])('a dead link is refused with its line: %s', async (href, expected, better) => {
  await linkTo(href);
  const report = await content.refusal();
  expect(brief(report)).toContain(
    `content/articles/story.mdx:11\n  link: found "${href}"; expected ${expected}\n`,
  );
  if (better === undefined) expect(report).not.toContain('Write instead');
  else {
    expect(report).toContain(`Write instead:\n    A [link](${better}).\n`);
    await linkTo(better);
    expect(await content.refusal()).toBe('nothing was refused');
  }
});

test.each([
  [
    'target',
    'an address of the site, from the root; the nearest is /articles/target/',
    '/articles/target/',
  ],
  [
    '../tarhet/',
    'an address of the site, from the root; the nearest is /articles/target/',
    '/articles/target/',
  ],
  [
    './target#first-part',
    'an address of the site, from the root; the nearest is /articles/target/#first-part',
    '/articles/target/#first-part',
  ],
  [
    'target#no-part',
    'an address of the site, from the root; the nearest is /articles/target/',
    '/articles/target/',
  ],
  ['about', 'an address of the site, from the root; the nearest is /about/', '/about/'],
  [
    'topics/email',
    'an address of the site, from the root; the nearest is /topics/email/',
    '/topics/email/',
  ],
  ['report.pdf#page=2', 'a link from the root: /report.pdf', '/report.pdf#page=2'],
  ['files/report.pdf', 'a link from the root: /report.pdf', '/report.pdf'],
  [
    'reprot.pdf',
    'a file that exists: "reprot.pdf" is neither in public/ nor beside the text; the nearest is /report.pdf',
    '/report.pdf',
  ],
  [
    'nothing.pdf',
    'a file that exists: "nothing.pdf" is neither in public/ nor beside the text',
    undefined,
  ],
  ['beside.pdf', 'the file in public/ and a link from the root: /beside.pdf', undefined],
  ['no-such-story', 'a link that begins with https://', undefined],
  // Readers do not see it, and a link to the story itself would help nobody.
  ['draft', 'a link that begins with https://', undefined],
  ['story', 'a link that begins with https://', undefined],
])(
  'a relative link is corrected to the address that was meant: %s',
  async (href, expected, better) => {
    await content.write({ 'content/articles/beside.pdf': 'A' });
    await linkTo(href);
    const report = await content.refusal();
    expect(report).toContain(
      `content/articles/story.mdx:11:10\n  link: found "${href}"; expected ${expected}`,
    );
    if (better === undefined) expect(report).not.toContain('Write instead');
    else {
      expect(report).toContain(`Write instead:\n    A [link](${better}).\n`);
      await linkTo(better);
      expect(await content.refusal()).toBe('nothing was refused');
    }
  },
);

test('a dead link of a reference is corrected where its address is', async () => {
  await content.write({
    'content/articles/story.mdx': articleFile({}, 'A [link][a].\n\n[a]: /articles/tarhet/ "B"\n'),
  });
  const report = await content.refusal();
  expect(report).toContain('content/articles/story.mdx:11:6\n  link: found "/articles/tarhet/"');
  expect(report).toContain('Write instead:\n    [a]: /articles/target/ "B"\n');
});

describe('a link with the URL of the site is a link within the site', () => {
  beforeEach(async () => {
    content.site = 'https://news.example';
  });

  test.each([
    'https://news.example',
    'https://news.example/articles/target/',
    'http://news.example/articles/target/#first-part',
    'https://other.example/articles/tarhet/',
    'http://localhost:3000/articles/tarhet/',
  ])('%s is published', async (href) => {
    await linkTo(href);
    expect(await content.refusal()).toBe('nothing was refused');
  });

  test.each([
    ['https://news.example/articles/tarhet/', 'https://news.example/articles/target/'],
    ['https://news.example/articles/target/#first', 'https://news.example/articles/target/'],
    ['https://news.example/nowhere-at-all/', undefined],
    ['https://news.example/articles/draft/', undefined],
    ['http://localhost:4321/articles/target/#first-part', '/articles/target/#first-part'],
    ['http://127.0.0.1:4321/articles/tarhet/', '/articles/target/'],
    ['http://localhost:4321/nowhere-at-all/', undefined],
  ])('%s is refused', async (href, better) => {
    await linkTo(href);
    const report = await content.refusal();
    expect(report).toContain(`story.mdx:11:10\n  link: found "${href}"; expected `);
    if (better === undefined) expect(report).not.toContain('Write instead');
    else {
      expect(report).toContain(`Write instead:\n    A [link](${better}).\n`);
      await linkTo(better);
      expect(await content.refusal()).toBe('nothing was refused');
    }
  });

  test('a URL of the development server in text is text', async () => {
    await content.write({
      'content/articles/story.mdx': articleFile({}, 'Open http://localhost:4321/desk/ there.\n'),
    });
    expect(await content.refusal()).toBe('nothing was refused');
  });
});

test('a dead link to a published address names where the page is now', async () => {
  const ledger = ['/articles/first-name/', '/articles/target/', '/articles/story/', '/imprint/'];
  await content.write({
    'content/addresses.json': `[\n${ledger.map((one) => `  "${one}"`).join(',\n')}\n]\n`,
    'content/articles/entirely-another.md': articleFile(),
    'content/articles/full.md': undefined,
    'content/articles/later.md': undefined,
    'content/issues/2025-02-28-daily.md': undefined,
    'content/redirects.yaml': '/2019/first.html: /articles/first-name/\n',
  });
  await linkTo('/articles/first-name/', { formerSlugs: '[older-story]' });
  const expected =
    'an address of the site; what was published there is probably at /articles/entirely-another/ now';
  const problems = await content.problems();
  expect(problems).toMatchObject([
    {
      file: 'content/articles/story.mdx',
      expected,
      instead: 'A [link](/articles/entirely-another/).',
    },
    { file: 'content/redirects.yaml', key: '/2019/first.html', expected },
  ]);
  await content.write({ 'content/redirects.yaml': undefined });
  await linkTo('/imprint/');
  expect(await content.refusal()).toContain(
    'an address of the site; what was published there is gone\n',
  );
});

test.each([
  ['[[target]]', '[target](/articles/target/)'],
  ['[[Old-Name|it]]', '[it](/articles/target/)'],
  ['[[the  Target of links]]', '[the  Target of links](/articles/target/)'],
  ['[it](the target of links)', '[it](/articles/target/)'],
  ['[[target]] and [it](see below)', String.raw`[target](/articles/target/) and [it]\(see below)`],
  ['[[draft]]', String.raw`\[[draft]]`],
  ['[[later]]', String.raw`\[[later]]`],
  ['[[target#two]]', String.raw`\[[target#two]]`],
  ['[it](see below)', String.raw`[it]\(see below)`],
])('the name of an article becomes a link: %s', async (written, instead) => {
  const target = articleFile({ headline: 'The target of links', formerSlugs: '[old-name]' });
  await content.write({ 'content/articles/target.md': target });
  const write = (line: string) =>
    content.write({ 'content/articles/story.md': articleFile({}, `Lead.\n\n- See ${line}.\n`) });
  await write(written);
  expect(await content.refusal()).toContain(`Write instead:\n    - See ${instead}.\n`);
  await write(instead);
  expect(await content.refusal()).toBe('nothing was refused');
});

test('two dead links and a fault of the text in one line are corrected together', async () => {
  const line = '[a](/articles/tarhet/#x) [b](</articles/target/#frst-part> "t") {c} [d](d.org)';
  await content.write({ 'content/articles/story.mdx': articleFile({}, line) });
  const problemsOfStory = async () =>
    (await content.problems()).filter(({ file }) => file === 'content/articles/story.mdx');
  const instead =
    '[a](/articles/target/) [b](</articles/target/#first-part> "t") \\{c} [d](https://d.org)';
  const problems = await problemsOfStory();
  expect(problems.map((problem) => problem.instead)).toEqual(Array(4).fill(instead));
  await content.write({ 'content/articles/story.mdx': articleFile({}, instead) });
  expect(await problemsOfStory()).toEqual([]);
});

test('the Markdown file of an article is an address only if the settings say so', async () => {
  const articles = [{ id: 'target', formerSlugs: [] }];
  const nowhere = new URL('file:///nowhere/');
  const addresses = async (markdownFiles: boolean) => [
    ...(await siteAddresses(nowhere, articles, { markdownFiles })).keys(),
  ];
  expect(await addresses(true)).toContain('/articles/target.md');
  expect(await addresses(false)).not.toContain('/articles/target.md');
  expect(await addresses(false)).toContain('/articles/target/');
});

test('an article may link to one that is published no later', async () => {
  await linkTo('/articles/later/', { publishedAt: '2025-03-05T00:00:00Z' });
  expect(await content.refusal()).toBe('nothing was refused');
  await linkTo('/articles/draft/', { draft: 'true' });
  expect(await content.refusal()).toBe('nothing was refused');
});

test('a link is refused once its article is gone, though the file did not change', async () => {
  await linkTo('/articles/target/#two');
  await content.load();
  await content.write({ 'content/articles/target.md': articleFile({}, 'Text.\n') });
  expect(await content.refusal()).toContain('found "/articles/target/#two"');
  await content.write({ 'content/articles/target.md': undefined });
  expect(await content.refusal()).toContain('found "/articles/target/#two"');
});

test('a picture in other letter case is corrected, with other faults of its line', async () => {
  await content.write({
    'content/articles/photo.jpg': aPicture,
    'content/articles/my photo.png': aPicture,
    'content/articles/story.mdx': articleFile({}, '![A](Photo.JPG) ![B](./My%20photo.png) {c}\n'),
  });
  expect(await content.refusal()).toContain(
    'Write instead:\n    ![A](./photo.jpg) ![B](./my photo.png) \\{c}\n',
  );
});

test('a picture whose name is stored in another Unicode form is found with the corrected line', async () => {
  const story = (name: string) => articleFile({}, `![A](./${name})\n`);
  await content.write({
    'content/articles/ba\u0308r.png': aPicture,
    'content/articles/story.mdx': story('b\u00E4r.png'),
  });
  expect(await content.refusal()).toContain('Write instead:\n    ![A](./ba\u0308r.png)\n');
  await content.write({ 'content/articles/story.mdx': story('ba\u0308r.png') });
  expect(await content.refusal()).toBe('nothing was refused');
});

test('a link to an article with problems is not a second problem', async () => {
  await linkTo('/articles/target/#gone');
  await content.write({ 'content/articles/target.md': articleFile({ dek: undefined }) });
  expect(await content.refusal()).toMatch(/^1 problem in content/);
});

test('every dead link of a file with other problems is reported in one run', async () => {
  await content.write({
    'content/articles/story.mdx': articleFile({}, '# A\n\n[b](/c/) [d](/e/)\n\n[f](#g)\n'),
  });
  expect(await content.refusal()).toMatch(/^4 problems in content/);
});

test('5,000 dead links in an article are reported in time', async () => {
  const links = Array.from({ length: 5000 }, (_, i) => `[a](/articles/no-such-${i}/) [b](#c${i})`);
  await content.write({ 'content/articles/story.mdx': articleFile({}, links.join('\n\n')) });
  expect(await content.refusal()).toMatch(/^10000 problems/);
});

test('a build without the faulty files tells which links lead to them', async () => {
  await content.write({
    'content/issues/2025-02-28-daily.md': undefined,
    'content/articles/target.md': articleFile({ formerSlugs: '[old-name]', dek: undefined }),
    'content/articles/other.md': articleFile({}, '[a](/articles/target/) {b}\n\n[c](example.org)'),
    'content/pages/about.md': '---\ntitle: About\n---\nText.\n',
    'content/pages/terms.md':
      '---\ntitle: Terms\ndescription: Them.\n---\n[a](/articles/old-name/#x)\n',
    'content/redirects.yaml': '/old.html: /articles/target/\n/older.html: /articles/story/\n',
  });
  await linkTo('/articles/target/#first-part');
  await content.loadWithoutFaulty();
  const because = 'leads nowhere, because content/articles/target.md is left out.';
  expect(content.told.map((report) => report.split('\n\n')[1]).toSorted()).toEqual([
    `content/articles/story.mdx:11:10\n  The link /articles/target/#first-part ${because}\n`,
    `content/pages/terms.md:5:5\n  The link /articles/old-name/#x ${because}\n`,
    `content/redirects.yaml:1:12\n  The link /articles/target/ ${because}\n`,
  ]);
});
