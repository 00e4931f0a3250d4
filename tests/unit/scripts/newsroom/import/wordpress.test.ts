import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, importFrom, opened } from './imported.ts';
import { zipWith } from './zip-with.ts';

const NAMESPACES =
  'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"';

const HEAD = `<link>https://old.example/blog</link>
<wp:base_site_url>https://network.example/</wp:base_site_url><wp:base_blog_url>https://old.example/blog</wp:base_blog_url>
<wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name><![CDATA[Ann Bee]]></wp:author_display_name></wp:author>
<wp:category><wp:category_nicename>news</wp:category_nicename><wp:cat_name>News</wp:cat_name><wp:category_description>What is &lt;b>new&lt;/b>.</wp:category_description></wp:category>`;

const file = (items: string, namespaces = NAMESPACES) =>
  `<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" ${namespaces}>\n<channel>\n${HEAD}\n${items}\n</channel>\n</rss>\n`;

/** An item; each field can be replaced. */
function item(content: string, fields: Record<string, string> = {}, more = ''): string {
  const all: Record<string, string> = {
    title: 'A post',
    link: 'https://old.example/blog/2024/03/a-post/',
    'dc:creator': 'ann',
    'content:encoded': `<![CDATA[${content}]]>`,
    'excerpt:encoded': '<![CDATA[An excerpt.]]>',
    'wp:post_id': '12',
    'wp:post_date': '2024-03-05 10:00:00',
    'wp:post_date_gmt': '2024-03-05 09:00:00',
    'wp:post_name': 'a-post',
    'wp:status': 'publish',
    'wp:post_type': 'post',
    ...fields,
  };
  const parts = Object.entries(all).map(([name, text]) => `<${name}>${text}</${name}>`);
  return `<item>${parts.join('\n')}${more}</item>`;
}

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;

const picture = (id: number, name: string, parent = 0) =>
  item(
    '',
    {
      title: name,
      link: `https://old.example/blog/${name}/`,
      'wp:post_id': String(id),
      'wp:post_type': 'attachment',
      'wp:status': 'inherit',
      'wp:post_parent': String(parent),
      'wp:attachment_url': `https://old.example/blog/wp-content/uploads/2024/03/${name}.gif`,
      'excerpt:encoded': `<![CDATA[About <em>${name}</em>]]>`,
    },
    meta('_wp_attachment_image_alt', `Alt of ${name}`),
  );

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

async function importItems(items: string, more: Record<string, string | Buffer> = {}) {
  const folder = await folderWith({ 'export.xml': file(items), ...more });
  return importFrom(await opened('wordpress', join(folder, 'export.xml')));
}

async function bodyOf(content: string, more = '') {
  const { files, report } = await importItems(item(content) + more);
  const [path = ''] = Object.keys(files).filter((one) => /articles\/.+\.mdx?$/.test(one));
  return { body: files[path]?.split('\n---\n\n')[1], report: report.markdown() };
}

test('a post of WordPress arrives with its names, dates, pictures and addresses', async () => {
  const terms =
    '<category domain="post_tag" nicename="open-web"><![CDATA[Open Web]]></category><category domain="category" nicename="news"><![CDATA[News]]></category><category domain="category" nicename="uncategorized">Uncategorized</category>';
  const { files } = await importItems(
    item(
      'Text <a href="/blog/?p=13">next</a> <a href="https://old.example/blog/2024/03/next/">next</a>',
      { 'wp:post_modified_gmt': '2024-03-06 00:00:00', title: 'A &amp;amp; B' },
      terms + meta('_thumbnail_id', '20') + meta('_wp_old_slug', 'a-pots'),
    ) +
      item('Two', {
        title: 'Next',
        link: 'https://old.example/blog/2024/03/next/',
        'wp:post_id': '13',
        'wp:post_name': 'next',
      }) +
      picture(20, 'lead'),
    { 'uploads/2024/03/lead.gif': GIF },
  );
  expect(files['content/articles/a-post/index.md']).toBe(
    "---\nheadline: A & B\ndek: An excerpt.\npublishedAt: '2024-03-05T09:00:00Z'\nupdatedAt: '2024-03-06T00:00:00Z'\nauthors: [ann]\ntopics: [news, open-web]\nimage:\n  src: ./lead.gif\n  alt: Alt of lead\n  caption: About lead\n---\n\nText [next](/articles/next/) [next](/articles/next/)\n",
  );
  expect(files['content/authors/ann.yaml']).toBe('name: Ann Bee\nbio: Ann Bee\n');
  expect(files['content/topics/news.yaml']).toBe('name: News\ndescription: What is new.\n');
  expect(files['content/redirects.yaml']).toBe(
    '/blog/2024/03/a-post/: /articles/a-post/\n/blog/2024/03/a-pots/: /articles/a-post/\n/blog/2024/03/next/: /articles/next/\n',
  );
});

test('redirects of Safe Redirect Manager are carried over, except patterns and those that lead nowhere', async () => {
  const rule = (from: string, to: string, more = '') =>
    item(
      '',
      { title: from, link: 'https://old.example/', 'wp:post_type': 'redirect_rule' },
      meta('_redirect_rule_from', from) + meta('_redirect_rule_to', to) + more,
    );
  const gone = meta('_redirect_rule_status_code', '410');
  const { files, report } = await importItems(
    [
      rule('/old.html', '/blog/2024/03/a-post/'),
      rule('/older/', 'https://old.example/blog/2024/03/a-post/'),
      rule('/all/*', '/blog/2024/03/a-post/'),
      rule('/forum/', 'https://forum.example/'),
      rule('/what-is-new/', '/feeds/'),
      rule('/lost/', '/nowhere/'),
      rule('/imprint/', '', gone + meta('_redirect_rule_notes', 'We moved.')),
      rule('/jobs/', '', gone),
      item('<p>Text</p>'),
    ].join('\n'),
  );
  expect(files['content/redirects.yaml']).toBe(
    [
      '/blog/2024/03/a-post/: /articles/a-post/',
      '/forum/: https://forum.example/',
      '/imprint/: {gone: We moved.}',
      '/old.html: /articles/a-post/',
      '/older/: /articles/a-post/',
      '/what-is-new/: /feeds/',
      '',
    ].join('\n'),
  );
  const text = report.markdown();
  for (const line of [
    'the redirect from /all/* is left out, because it stands for more than one path',
    'content/redirects.yaml: left out /lost/, because readers of this publication do not see /nowhere/',
    '/jobs/ is gone, and the export does not say why',
    'content/redirects.yaml: /what-is-new/: /feeds/',
  ])
    expect(text).toContain(`- ${line}\n`);
});

test('drafts, private and protected posts stay hidden; pages and deleted posts are named', async () => {
  const one = (name: string, fields: Record<string, string>) =>
    item('Text', {
      title: name,
      link: `https://old.example/${name}/`,
      'wp:post_name': name,
      ...fields,
    });
  const { files, report } = await importItems(
    one('draft', { 'wp:status': 'draft', 'wp:post_date_gmt': '0000-00-00 00:00:00' }) +
      one('secret', { 'wp:status': 'private' }) +
      one('locked', { 'wp:post_password': 'x' }) +
      one('later', { 'wp:status': 'future', 'wp:post_date_gmt': '2031-01-01 00:00:00' }) +
      one('gone', { 'wp:status': 'trash' }) +
      one('about', { 'wp:post_type': 'page' }) +
      one('work', { 'wp:post_type': 'portfolio' }) +
      one('menu', { 'wp:post_type': 'nav_menu_item' }),
  );
  const isDraft = Object.entries(files)
    .filter(([path]) => path.includes('articles/'))
    .map(([path, text]) => [path.slice('content/articles/'.length), text.includes('draft: true')]);
  expect(isDraft).toEqual([
    ['draft.md', true],
    ['later.md', false],
    ['locked.md', true],
    ['secret.md', true],
  ]);
  expect(files['content/articles/draft.md']).toContain("publishedAt: '2024-03-05T09:00:00Z'");
  const text = report.markdown();
  for (const line of [
    'was private, so it is a draft',
    'was protected by a password, so it is a draft',
    'https://old.example/gone/ was deleted, or never saved',
    'https://old.example/about/ is a page',
    'https://old.example/work/ is of the type “portfolio”',
  ])
    expect(text).toContain(line);
  expect(text).not.toContain('menu');
});

/** Text of the classic editor, and the body of the article. */
const CLASSIC: Record<string, readonly [content: string, body: string]> = {
  'paragraphs and line breaks': ['One\r\ntwo\r\n\r\n<b>Three</b>', 'One\\\ntwo\n\n**Three**\n'],
  'blocks between paragraphs': [
    'One\n<h3>Two</h3>\nThree\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<blockquote>Q\n\nR</blockquote>',
    'One\n\n## Two\n\nThree\n\n- a\n- b\n\n> Q\n>\n> R\n',
  ],
  'code, as typed': ['<pre>a\n\n\nb [x y="1"]</pre>', '```\na\n\n\nb [x y="1"]\n```\n'],
  'what is between <!--more--> marks': ['One\n<!--more-->\nTwo', 'One\n\nTwo\n'],
  'code of a shortcode': [
    '[sourcecode language="css"]\na > b { }\n\n[/sourcecode]\n\n[php]echo &quot;1&quot;;[/php]',
    '```css\na > b { }\n```\n\n```php\necho "1";\n```\n',
  ],
  'words in brackets': [
    'A [sic] b [[gallery ids="1"]] c[0]',
    'A \\[sic] b \\[gallery ids="1"] c\\[0]\n',
  ],
  'text between unknown shortcodes': ['[row]One[/row] [x a="1"] two', 'One two\n'],
};

describe('the classic editor', () => {
  test.each(Object.entries(CLASSIC))('keeps %s', async (_, [content, body]) => {
    expect((await bodyOf(content)).body).toBe(body);
  });

  test('has players and addresses alone on a line, which become cards', async () => {
    const { body } = await bodyOf(
      '[embed width="1"]https://example.org/a[/embed]\n\nhttps://youtu.be/abc?x=1&amp;y=2\n\n[audio mp3="https://old.example/a.mp3"][/audio]\n\n[video src="https://old.example/a.mp4"]\n\nhttps://example.org/page\n\n[youtube=https://www.youtube.com/watch?v=abc]',
    );
    expect(body?.match(/<Embed url="[^"]*"/g)).toEqual([
      '<Embed url="https://example.org/a"',
      '<Embed url="https://youtu.be/abc?x=1&amp;y=2"',
      '<Embed url="https://old.example/a.mp3"',
      '<Embed url="https://old.example/a.mp4"',
      '<Embed url="https://www.youtube.com/watch?v=abc"',
    ]);
    expect(body).toContain('[https://example.org/page](https://example.org/page)');
    const within = await bodyOf('One\n[embed]https://example.org/a[/embed]\nTwo');
    expect(within.body).toBe(
      'One\n\n<Embed url="https://example.org/a" title="example.org/a" />\n\nTwo\n',
    );
  });

  test('has captions and galleries, whose pictures come from the library', async () => {
    const { files, report } = await importItems(
      item(
        '[caption id="a" width="3"]<img class="wp-image-20" src="https://old.example/blog/wp-content/uploads/2024/03/one-300x200.gif" alt="" /> The <b>first</b>[/caption]\n\n[gallery ids="21,99"]\n\n[gallery]',
      ) +
        picture(20, 'one') +
        picture(21, 'two') +
        picture(22, 'three', 12),
      Object.fromEntries(
        ['one', 'two', 'three'].map((name) => [`wp-content/uploads/2024/03/${name}.gif`, GIF]),
      ),
    );
    const figure = (name: string, alt: string, words: string) =>
      `<figure>\n\n![${alt}](./${name}.gif)\n\n<figcaption>\n\n${words}\n\n</figcaption>\n\n</figure>\n`;
    expect(files['content/articles/a-post/index.md']?.split('\n---\n\n')[1]).toBe(
      [
        figure('one', 'Alt of one', 'The **first**'),
        figure('two', 'Alt of two', 'About _two_'),
        figure('three', 'Alt of three', 'About _three_'),
      ].join('\n'),
    );
    expect(report.markdown()).toContain('left out 1 pictures of a gallery');
  });
});

test('the block editor leaves its HTML, its patterns and its footnotes', async () => {
  const { body, report } = await bodyOf(
    '<!-- wp:paragraph {"x":1} -->\n<p>A<sup data-fn="f1" class="fn"><a href="#f1" id="f1-link">1</a></sup>\nb</p>\n<!-- /wp:paragraph -->\n\nOutside\n\nof blocks\n\n<!-- wp:block {"ref":30} /-->\n<!-- wp:core-embed/youtube {"url":"x"} -->\n<figure class="wp-block-embed-youtube"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/abc\n</div><figcaption>A film</figcaption></figure>\n<!-- /wp:core-embed/youtube -->\n<!-- wp:shortcode -->[x a="1"]<!-- /wp:shortcode -->\n<!-- wp:latest-posts /-->\n<!-- wp:footnotes /-->'.replace(
      ']]>',
      '',
    ),
    item('<!-- wp:paragraph --><p>Of a pattern</p><!-- /wp:paragraph -->', {
      'wp:post_id': '30',
      'wp:post_type': 'wp_block',
    }),
  );
  expect(body).toContain('Outside\n\nof blocks\n\nOf a pattern\n');
  expect(body).toContain('<Embed url="https://youtu.be/abc" title="A film" publisher="YouTube" />');
  expect(report).toContain('removed the shortcode [x]');
  expect(report).toContain('removed the block “latest-posts”');
});

test('footnotes of the block editor are footnotes', async () => {
  const { files } = await importItems(
    item(
      '<!-- wp:paragraph --><p>A<sup data-fn="f1" class="fn"><a href="#f1" id="f1-link">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->',
      {},
      meta('footnotes', '[{"content":"A <em>note</em>","id":"f1"}]'),
    ),
  );
  expect(files['content/articles/a-post.md']).toContain('A[^1]\n\n[^1]: A _note_\n');
});

describe('an export that is not as it should be', () => {
  test.each([
    ['in version 1.0', NAMESPACES.replaceAll('1.2', '1.0')],
    [
      'with https in its namespaces',
      NAMESPACES.replaceAll('http://wordpress', 'https://wordpress'),
    ],
    ['without its namespaces', ''],
  ])('%s is read all the same', async (_, namespaces) => {
    const folder = await folderWith({ 'a.xml': file(item('Text'), namespaces) });
    const { files } = await importFrom(await opened('wordpress', folder));
    expect(files['content/articles/a-post.md']).toContain('authors: [ann]\n');
  });

  test('is repaired where that is certain: control characters, ampersands, unknown entities', async () => {
    const folder = await folderWith({
      'a.xml': `\n\n${file(item('A\u0001 & b &amp; &lol; c', { title: 'A & B\u000b &nbsp;&lol; &#0;C' }))}`,
    });
    const { files } = await importFrom(await opened('wordpress', folder));
    expect(files['content/articles/a-post.md']).toContain('headline: A & B &lol; C\n');
    expect(files['content/articles/a-post.md']).toContain('\n\nA & b & \\&lol; c\n');
  });

  test('cannot make entities grow', async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>\n<rss><channel>${item('Text', { title: 'T &b; &x;' })}</channel></rss>`;
    const folder = await folderWith({ 'a.xml': bomb });
    const { files } = await importFrom(await opened('wordpress', folder));
    expect(files['content/articles/a-post.md']).toContain('headline: T &b; &x;\n');
  });

  test('and not well-formed is refused with the line, and truncated at any place', async () => {
    const whole = file(item('Text') + picture(20, 'one'));
    const folder = await folderWith({
      'a.xml': whole.replace('</wp:post_name>', '</wp:post_nam>'),
      'b.xml': '<rss><channel></channel></rss>',
      'c.xml': '<html><body></body></html>',
    });
    await expect(opened('wordpress', join(folder, 'a.xml'))).rejects.toThrow(
      /^a\.xml:\d+: is not well-formed XML: .* Export it again, or fix that line\.$/,
    );
    await expect(opened('wordpress', join(folder, 'c.xml'))).rejects.toThrow(
      'c.xml is not an export of WordPress (WXR).',
    );
    for (let at = 0; at < whole.length - 10; at += 37) {
      const cut = await folderWith({ 'a.xml': whole.slice(0, at) });
      await expect(opened('wordpress', join(cut, 'a.xml')), whole.slice(0, at)).rejects.toThrow(
        /^a\.xml(?::\d+: is not well-formed| ends too early| is not an export).*\.$/,
      );
    }
  });

  test('with scripts, huge numbers and text without an end still becomes an article', async () => {
    const { files, report } = await importItems(
      item(
        `<script>alert(1)</script><p onclick="x()">Text</p><a href="javascript:x()">y</a> ${'[caption]'.repeat(500)}${'<pre>'.repeat(500)}${'<!--'.repeat(500)}`,
        {
          'wp:post_id': '9'.repeat(400),
          'wp:post_date_gmt': '99999-99-99 99:99:99',
          'wp:post_date': '2024-13-45 10:00:00',
          pubDate: 'Mon, 30 Nov -0001 00:00:00 +0000',
        },
        meta('_thumbnail_id', '9'.repeat(400)),
      ),
    );
    expect(Object.keys(files).filter((one) => one.includes('articles/'))).toEqual([
      'content/articles/a-post.md',
    ]);
    expect(files['content/articles/a-post.md']).not.toMatch(/alert|onclick|javascript/);
    expect(report.markdown()).toContain('removed a <script>');
    expect(report.markdown()).toContain(
      'its date `99999-99-99 99:99:99Z` cannot be read, so it is a draft',
    );
  });

  test('a ZIP file with several XML files and uploads is one export', async () => {
    const folder = await folderWith({
      'all.zip': zipWith({
        'site/posts.xml': file(
          item('<img src="/blog/wp-content/uploads/2024/03/one.gif" alt="One" />'),
        ),
        'site/rest.xml': file(picture(20, 'one')),
        'site/uploads/2024/03/one.gif': GIF,
      }),
    });
    const { files } = await importFrom(await opened('wordpress', join(folder, 'all.zip')));
    expect(files['content/articles/a-post/index.md']).toContain('![One](./one.gif)');
  });
});

test('a link to a file of the old site is named, because the file stays there', async () => {
  const url = 'https://old.example/blog/wp-content/uploads/2024/01/report.pdf';
  const text = `<p>Text <a href="${url}">here</a>, <a href="/blog/page/">there</a>, <a href="https://other.example/a.pdf">and</a></p>`;
  const folder = await folderWith({ 'export.xml': file(item(text)) });
  const { files, report } = await importFrom(await opened('wordpress', folder));
  expect(files['content/articles/a-post.md']).toContain(`Text [here](${url}), [there]`);
  expect(report.markdown().match(/^- links to the file .*/gm)).toEqual([
    `- links to the file ${url}; if the old site closes, copy the file to public/ and link to it there`,
  ]);
});
