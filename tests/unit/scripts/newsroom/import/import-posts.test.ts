import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, importFrom, importHtml, importMarkdown, opened } from './imported.ts';

const GIF = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const post = (title: string, more = '') =>
  `---\ntitle: ${title}\ndescription: About it.\ndate: 2024-03-05\n${more}---\n\nText\n`;

test('a dry run reports the same and writes nothing', async () => {
  const source = await opened(
    'markdown',
    await folderWith({ 'a.md': post('A'), 'b.md': post('B') }),
  );
  const dry = await importFrom(source, { isReal: false });
  expect(dry.files).toEqual({});
  expect(dry.report.summary(false)).toBe('2 to import');
  expect((await importFrom(source)).report.summary(true)).toBe('2 imported');
});

test('a second import changes nothing, and an import that was stopped continues', async () => {
  const folder = await folderWith({ 'a.md': post('A', 'aliases: [/old-a/]\n'), 'b.md': post('A') });
  const source = await opened('markdown', folder);
  const { root, files } = await importFrom(source);
  expect(Object.keys(files)).toContain('content/articles/a.md');
  await writeFile(join(root, 'content/articles/a.md'), 'edited');

  const again = await importFrom(source, { publication: root });
  expect(again.report.summary(true)).toBe('2 skipped, because an article with that name exists');
  expect(again.files).toEqual({ ...files, 'content/articles/a.md': 'edited' });
  expect(again.report.markdown()).toContain(
    '## Skipped\n\n- a.md: content/articles/a.md exists\n- b.md: content/articles/b.md exists\n',
  );

  // The first import was killed while it wrote b.md.
  const killed = await folderWith({
    'content/articles/a.md': String(files['content/articles/a.md']),
    'content/articles/.import-b/index.md': 'half',
    'content/topics/news.yaml': String(files['content/topics/news.yaml']),
    'content/redirects.yaml': String(files['content/redirects.yaml']),
  });
  const rest = await importFrom(source, { publication: killed });
  expect(rest.report.summary(true)).toBe(
    '1 imported\n1 skipped, because an article with that name exists',
  );
  expect(rest.files).toEqual(files);
});

test('a post whose article was renamed is not imported again', async () => {
  const source = await opened('markdown', await folderWith({ 'a.md': post('A') }));
  const publication = await folderWith({
    'content/articles/b/index.md': '---\nformerSlugs: [first, a]\n---\n',
  });
  const { files, report } = await importFrom(source, { publication });
  expect(Object.keys(files)).toEqual(['content/articles/b/index.md']);
  expect(report.count('known')).toBe(1);
  expect(report.markdown()).toContain('## content/articles/b/index.md');
  expect(report.markdown()).toContain('- a exists already as b');
});

test('a post whose name another article has gets a number, also in a second import', async () => {
  const source = await opened(
    'markdown',
    await folderWith({ 'a.md': post('A', 'aliases: [/old-a/]\n'), 'x/a.md': post('Another A') }),
  );
  const own = "---\nheadline: Our own\npublishedAt: '2025-01-01T09:00:00Z'\n---\n\nOurs\n";
  const publication = await folderWith({ 'content/articles/a.md': own });
  const { files } = await importFrom(source, { publication });
  expect(files['content/articles/a.md']).toBe(own);
  expect(files['content/articles/a-2.md']).toContain('headline: A\n');
  expect(files['content/articles/a-3.md']).toContain('headline: Another A\n');
  expect(files['content/redirects.yaml']).toBe('/old-a/: /articles/a-2/\n');
  expect((await importFrom(source, { publication })).files).toEqual(files);
});

/** Imports posts, edits what was imported, and imports the posts of another day. Returns the articles then. */
async function importedAgain(first: string, edit: (text: string) => string, later = first) {
  const source = await opened('markdown', await folderWith({ 'a.md': first }));
  const { root, files } = await importFrom(source);
  const path = 'content/articles/a.md';
  await writeFile(join(root, path), edit(String(files[path])));
  const again = await opened('markdown', await folderWith({ 'a.md': later }));
  const { files: now } = await importFrom(again, { publication: root });
  return Object.keys(now).filter((name) => name.includes('articles/'));
}

const edited = (text: string) =>
  text.replace('headline: A', 'headline: Ours').replace('2024-03', '2025-04');

test.each([
  ['edited here', post('A'), edited, post('A'), ['a.md']],
  ['edited here and there', post('A'), edited, post('B'), ['a.md']],
  [
    'another post by the same path',
    post('A'),
    String,
    post('B').replace('2024', '2023'),
    ['a-2.md', 'a.md'],
  ],
  [
    'edited on the old site, which names its address',
    post('A', 'permalink: https://old.example/a/\n'),
    String,
    post('B', 'permalink: https://old.example/a/\n').replace('2024', '2023'),
    ['a.md'],
  ],
])('a post is known by where it came from: %s', async (_what, first, edit, later, expected) => {
  const articles = await importedAgain(first, edit, later);
  expect(articles).toEqual(expected.map((name) => `content/articles/${name}`));
});

test('a file of a folder is the same post after all of it was edited, from any folder above it', async () => {
  const folder = await folderWith({ 'posts/a.md': post('A'), 'posts/b.md': post('B') });
  const { root, files } = await importFrom(await opened('markdown', join(folder, 'posts')));
  const later = post('Quite different').replace('2024', '2023');
  await writeFile(join(folder, 'posts/a.md'), later.replace('---\n', '---\nslug: renamed\n'));
  for (const place of [join(folder, 'posts'), folder]) {
    const again = await importFrom(await opened('markdown', place), { publication: root });
    expect(again.files).toEqual(files);
    expect(again.report.markdown()).toContain(
      '- is not imported again, although its headline and its date have changed since; to import it again, delete its article first\n',
    );
  }
  const other = await folderWith({ 'posts/a.md': later });
  const { files: now } = await importFrom(await opened('markdown', join(other, 'posts')), {
    publication: root,
  });
  expect(Object.keys(now)).toContain('content/articles/a-2.md');
  expect(now['content/articles/a.md']).toBe(files['content/articles/a.md']);
});

test('a line that was cut off in the record of what was imported is ignored', async () => {
  const source = await opened('markdown', await folderWith({ 'a.md': post('A') }));
  const { root, files } = await importFrom(source);
  const record = join(root, 'content/imported.jsonl');
  const whole = await readFile(record, 'utf8');
  expect(whole).toMatch(
    /^\{"article":"a","from":"a\.md","file":"[0-9a-f]{16}","title":"A","date":"2024-03-05"\}\n$/,
  );
  await writeFile(record, `${whole}{"article":"b","fr`);
  expect((await importFrom(source, { publication: root })).files).toEqual(files);
});

test.each([
  ['Ann Bee and Cy Dee (The Times)', 'authors: [ann-bee, cy-dee]'],
  ['Ann Bee, Cy van Dee, and Eve Foo', 'authors: [ann-bee, cy-van-dee, eve-foo]'],
  ['Ann Bee & Cy Dee', 'authors: [ann-bee, cy-dee]'],
  ['Ann Bee und Cy Dee', 'authors: [ann-bee, cy-dee]'],
  ['Cy Dee (The Times)', 'authors: [cy-dee]'],
  ['Arts and Culture', 'authors: [arts-and-culture]'],
  ['Simon and Schuster Books', 'authors: [simon-and-schuster-books]'],
  ['The Desk and Friends', 'authors: [the-desk-and-friends]'],
])('the author “%s” is as many people as it names', async (author, expected) => {
  const { files } = await importMarkdown({ 'a.md': post('A', `author: ${author}\n`) });
  expect(files['content/articles/a.md']).toContain(`\n${expected}\n`);
});

test('several authors in one name are reported, unless the publication has this name', async () => {
  const source = await opened(
    'markdown',
    await folderWith({ 'a.md': post('A', 'author: Ann Bee and Cy Dee (The Times)\n') }),
  );
  const { files, report } = await importFrom(source);
  expect(files['content/authors/cy-dee.yaml']).toBe('name: Cy Dee\nbio: The Times\n');
  expect(report.markdown()).toContain(
    '- read the author “Ann Bee and Cy Dee (The Times)” as “Ann Bee” and “Cy Dee”\n',
  );
  const publication = await folderWith({
    'content/articles/.keep': '',
    'content/authors/both.yaml': 'name: Ann Bee and Cy Dee (The Times)\nbio: Both.\n',
  });
  const { files: others } = await importFrom(source, { publication });
  expect(others['content/articles/a.md']).toContain('\nauthors: [both]\n');
});

test('what happens in many posts is reported once, with its posts, and summed up by kind', async () => {
  const posts = Array.from({ length: 12 }, (_, i) => [
    `p${i}.md`,
    `${post(`P${i}`, 'version: 1.0-a\n')}[x](/none-${i}/)\n`,
  ]);
  const source = await opened('markdown', await folderWith(Object.fromEntries(posts)));
  const { report } = await importFrom(source);
  expect(report.summary(true)).toBe(
    [
      '12 imported',
      '12 with notes in the report',
      'Frequent notes, with the number of posts:',
      '  12 × left out of its front matter: `version`',
      '  12 × removed the link to …, which leads nowhere; its text stays',
    ].join('\n'),
  );
  const text = report.markdown();
  expect(text.split('`version`')).toHaveLength(3);
  expect(text).toContain(
    '## Notes of many posts\n\n### left out of its front matter: `version` (12 posts)\n\n- content/articles/p0.md\n',
  );
  expect(text).toContain('- removed the link to /none-11/, which leads nowhere; its text stays\n');
});

test('an article of the publication with the headline of a post is another one', async () => {
  const source = await opened('markdown', await folderWith({ 'a.md': post('A') }));
  const own = "---\nheadline: A\npublishedAt: '2025-01-01T09:00:00Z'\n---\n\nOurs\n";
  const publication = await folderWith({ 'content/articles/a.md': own });
  const { files, report } = await importFrom(source, { publication });
  expect(files['content/articles/a.md']).toBe(own);
  expect(files['content/articles/a-2.md']).toContain('headline: A\n');
  expect(report.markdown()).toContain('- is called a-2, because a is another article\n');
});

test('a draft without a date has the minute of the import', async () => {
  const { text } = await importHtml('<p>Text</p>', { publishedAt: undefined });
  expect(text).toContain("\npublishedAt: '2025-06-01T00:00:00Z'\n");
});

test('a draft that was edited since its import is not imported again', async () => {
  const drafts = { 'a.md': post('A', 'draft: true\n'), 'b.md': '---\ntitle: B\n---\n\nText\n' };
  const source = await opened('markdown', await folderWith(drafts));
  const edited = "---\nheadline: Edited\npublishedAt: '2025-01-01T09:00:00Z'\n---\n\nOurs\n";
  const publication = await folderWith({
    'content/articles/a.md': edited,
    'content/articles/b.md': edited,
  });
  expect((await importFrom(source, { publication })).report.count('known')).toBe(2);
});

test('authors and topics of the publication are used, by name or file name', async () => {
  const folder = await folderWith({
    'a.md': post('A', 'author: ann BEE\ntags: [open-web, Email]\n'),
  });
  const publication = await folderWith({
    'content/articles/.keep': '',
    'content/authors/ann.yaml': 'name: Ann Bee\nbio: Writes.\n',
    'content/topics/open-web.yaml': 'name: The open web\ndescription: All of it.\n',
  });
  const { files } = await importFrom(await opened('markdown', folder), { publication });
  expect(files['content/articles/a.md']).toContain('authors: [ann]\ntopics: [open-web, email]\n');
  expect(Object.keys(files)).toEqual([
    'content/articles/a.md',
    'content/authors/ann.yaml',
    'content/topics/email.yaml',
    'content/topics/open-web.yaml',
  ]);
});

test('an article that a build would refuse is parked with the reason', async () => {
  const { path, report } = await importHtml('<p> </p>');
  expect(path).toBe('content/articles/_a-headline.md');
  expect(report).toMatch(/- parked: (?:line \d+: )?body/);
  const draft = await importHtml('<p> </p>', { isDraft: true });
  expect(draft.path).toBe('content/articles/a-headline.md');
});

test('a headline that is too long is shortened, and stays whole at the beginning of the text', async () => {
  const title = `Trams are ${'very '.repeat(50)}late www.example.org`;
  const { path, body, report } = await importHtml('<p>Text</p>', { title, excerpt: '' });
  expect(path).toMatch(/^content\/articles\/trams-are-very-/);
  expect(body).toBe(
    `Trams are ${'very '.repeat(50)}late [www.example.org](http://www.example.org)\n\nText\n`,
  );
  expect(report).toContain(
    `- shortened the headline, which was ${title.length} characters long; the text begins with it\n`,
  );
});

test('what is too long for its place is shortened, and the report says so', async () => {
  const { report } = await importHtml('<p>Text</p>', {
    excerpt: 'x'.repeat(201),
    authors: [{ name: 'n'.repeat(61), about: 'b'.repeat(301) }],
    topics: [{ name: 'News', about: 'b'.repeat(201) }],
    picture: {
      src: `data:image/png;base64,${GIF}`,
      alt: 'a'.repeat(301),
      caption: 'c'.repeat(301),
    },
  });
  for (const line of [
    'shortened the dek, which was 201 characters long; left out: “xx”',
    'shortened the description of the lead picture, which was 301 characters long; left out: “aa”',
    'shortened the caption of the lead picture, which was 301 characters long; left out: “cc”',
    `content/authors/${'n'.repeat(59)}.yaml: new, for “${'n'.repeat(61)}”; shortened the name, which was 61 characters long; left out: “nn”; shortened the description, which was 301 characters long; left out: “bb”`,
    'content/topics/news.yaml: new, for “News”; shortened the description, which was 201 characters long; left out: “bb”',
  ])
    expect(report).toContain(`- ${line}\n`);
});

test('a picture that a build would refuse is left out', async () => {
  const png = await readFile('src/styleguide/examples/harbor.png');
  const folder = await folderWith({
    'a.md': `${post('A')}![Whole](whole.png) ![Cut](cut.png) ![Sizeless](a.svg)`,
    'whole.png': png,
    'cut.png': png.subarray(0, png.length - 100),
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>',
  });
  const { files, report } = await importFrom(await opened('markdown', folder));
  expect(Object.keys(files).filter((file) => file.includes('articles/'))).toEqual([
    'content/articles/a/index.md',
    'content/articles/a/whole.png',
  ]);
  expect(report.markdown()).toContain('- left out the picture cut.png, which is incomplete\n');
  expect(report.markdown()).toMatch(/- left out the picture a\.svg, which is /);
});

test('HTML that is nested without end parks its post, and the others are imported', async () => {
  const folder = await folderWith({
    'deep.html': `${post('Deep').replace('Text\n', '')}${'<div><b>'.repeat(20_000)}Text`,
    'plain.md': post('Plain'),
  });
  const { files, report } = await importFrom(await opened('markdown', folder));
  expect(files['content/articles/_deep.md']).toMatch(/\n\nText\n$/);
  expect(Object.keys(files)).toContain('content/articles/plain.md');
  expect(report.markdown()).toContain('- parked: body: found HTML that is nested too deeply');
});

test('a text in curly quotation marks stays in them', async () => {
  const title = '“Trams’ “night” lines”';
  const { path } = await importHtml('<p>Text</p>', { title, excerpt: "‘It's late’" });
  expect(path).toBe('content/articles/trams-night-lines.md');
});

test('a post without a date is a draft, and one without a title says so', async () => {
  const { path, report } = await importHtml('<p>Text</p>', {
    title: ' ',
    publishedAt: 'yesterday',
  });
  expect(path).toBe('content/articles/post.md');
  expect(report).toContain('has no headline; set one');
  expect(report).toContain('- its date `yesterday` cannot be read, so it is a draft\n');
  const undated = await importHtml('<p>Text</p>', { publishedAt: '' });
  expect(undated.report).toContain('- has no date of publication, so it is a draft\n');
});

test.each([
  ['Jul 08 2022', '2022-07-07T22:00:00Z'],
  ['May 12, 2023', '2023-05-11T22:00:00Z'],
  ['12 May 2023', '2023-05-11T22:00:00Z'],
  ['Friday, 5 July 2024 9:05 PM', '2024-07-05T19:05:00Z'],
  ['Sept. 3rd, 2021', '2021-09-02T22:00:00Z'],
  ['2024/3/5 10:00', '2024-03-05T09:00:00Z'],
  ['2024-03-05T10:00:00.1234567Z', '2024-03-05T10:00:00.123Z'],
  ['2024-03-05 10:00:01.5', '2024-03-05T09:00:01.500Z'],
  ['Fri, 05 Jul 2024 08:00:00 EST', '2024-07-05T13:00:00Z'],
])('the date %s is read, in the zone of the old site', async (publishedAt, expected) => {
  const { text } = await importHtml('<p>Text</p>', { publishedAt });
  expect(text).toContain(`\npublishedAt: '${expected}'\n`);
  expect(text).not.toContain('draft');
});

test.each(['2023-13-45', 'Feb 30 2022', '2024-02-30'])('the date %s is named', async (date) => {
  const { report } = await importHtml('<p>Text</p>', { publishedAt: date, updatedAt: date });
  expect(report).toContain(`- its date \`${date}\` cannot be read, so it is a draft\n`);
  expect(report).toContain(
    `- left out the date of its update, \`${date}\`, which cannot be read\n`,
  );
});

test('names of posts never collide and always fit into a URL', async () => {
  const folder = await folderWith({
    'one/a.md': post('日本語のニュース', 'slug: 日本\n'),
    'two/a.md': post('日本語のニュース', 'slug: 日本\n'),
    'three/Größe & Łódź.md': post('Größe'),
    'four/x.md': post('Four', `slug: ${'long-'.repeat(40)}end\n`),
  });
  const { files } = await importFrom(await opened('markdown', folder));
  const names = Object.keys(files).filter((file) => file.includes('articles/'));
  expect(names.map((name) => name.slice('content/articles/'.length))).toEqual([
    'grosse-lodz.md',
    expect.stringMatching(/^(?:long-){19}long\.md$/),
    'post-2024-03-04-2.md',
    'post-2024-03-04.md',
  ]);
});

test('a picture is imported from the address itself, and a damaged one becomes a note', async () => {
  const folder = await folderWith({
    'a.md': `${post('A')}![Dot](data:image/png;base64,${GIF}) ![B](b.png)`,
    'b.png': 'not a picture',
  });
  const { root, files, report } = await importFrom(await opened('markdown', folder));
  expect(files['content/articles/a/index.md']).toContain('![Dot](./picture.gif)');
  expect(await readFile(join(root, 'content/articles/a/picture.gif'), 'base64')).toBe(GIF);
  expect(report.markdown()).toContain('left out the picture b.png, which is not a picture');
});

test('a feed in each format becomes the same articles', async () => {
  const rss =
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title><link>https://old.example/</link><item><title>A &amp;amp; B</title><link>https://old.example/2024/a-b.html</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><dc:creator>Ann</dc:creator><category>Email</category><description>Short.</description><content:encoded><![CDATA[<p>Text <a href="/2024/a-b.html">here</a></p>]]></content:encoded></item></channel></rss>';
  const atom =
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><link href="https://old.example/"/><entry><title type="html">A &amp;amp; B</title><link href="https://old.example/2024/a-b.html"/><published>2024-03-05T10:00:00Z</published><author><name>Ann</name></author><category term="Email"/><summary>Short.</summary><content type="html">&lt;p>Text &lt;a href="/2024/a-b.html">here&lt;/a>&lt;/p></content></entry></feed>';
  const json = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'T',
    home_page_url: 'https://old.example/',
    items: [
      {
        id: '1',
        url: 'https://old.example/2024/a-b.html',
        title: 'A & B',
        summary: 'Short.',
        date_published: '2024-03-05T10:00:00Z',
        authors: [{ name: 'Ann' }],
        tags: ['Email'],
        content_html: '<p>Text <a href="/2024/a-b.html">here</a></p>',
      },
    ],
  });
  const folder = await folderWith({ 'rss.xml': rss, 'atom.xml': atom, 'feed.json': json });
  for (const file of ['rss.xml', 'atom.xml', 'feed.json']) {
    const { files } = await importFrom(await opened('rss', join(folder, file)));
    expect(files['content/articles/a-b.md'], file).toBe(
      "---\nheadline: A & B\ndek: Short.\npublishedAt: '2024-03-05T10:00:00Z'\nauthors: [ann]\ntopics: [email]\n---\n\nText [here](/articles/a-b/)\n",
    );
    expect(files['content/redirects.yaml']).toBe('/2024/a-b.html: /articles/a-b/\n');
  }
  await expect(
    opened('rss', join(folder, 'rss.xml').replace('rss.xml', 'none.xml')),
  ).rejects.toThrow();
  await truncate(join(folder, 'rss.xml'), 1_000_000_000);
  await expect(opened('rss', join(folder, 'rss.xml'))).rejects.toThrow(
    /rss\.xml has 1000 MB; the limit is \d+ MB\.$/,
  );
});

test('a feed keeps the address of a recording, and names articles by decoded addresses', async () => {
  const rss =
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title><link>https://old.example/</link><item><title>A</title><link>https://old.example/p/gr%C3%BC%C3%9Fe/</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><description>Short.</description><enclosure url="https://old.example/a%20talk.mp3" type="audio/mpeg" length="1"/><media:content url="https://old.example/film.mp4" type="video/mp4"/><media:content url="https://old.example/a.jpg" medium="image"/></item></channel></rss>';
  const folder = await folderWith({ 'rss.xml': rss });
  const { files } = await importFrom(await opened('rss', join(folder, 'rss.xml')));
  expect(files['content/articles/grusse.md']).toContain('dek: Short.');
  expect(files['content/articles/grusse.md']).toMatch(
    /\n\nShort\.\n\nListen: \[a talk\.mp3\]\(https:\/\/old\.example\/a%20talk\.mp3\)\n\nWatch: \[film\.mp4\]\(https:\/\/old\.example\/film\.mp4\)\n$/,
  );
});
