import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, importFrom, importMarkdown, opened } from './imported.ts';

const front = (more: string) =>
  `---\ntitle: A title\ndescription: About it.\ndate: 2024-03-05\n${more}---\n`;

test('front matter of Astro, Hugo, Jekyll, Pelican and Zola becomes that of an article', async () => {
  const { files } = await importMarkdown({
    'astro.mdx':
      '---\ntitle: Astro\ndescription: One\npubDate: 2024-03-05T10:00:00+01:00\nupdatedDate: 2024-04-01\nauthor: Ann Bee\ntags: [CSS, "Open Web"]\n---\nText',
    'hugo/index.md':
      '+++\ntitle = "Hugo"\nsummary = "Two"\ndate = 2024-03-05T10:00:00Z\nlastmod = 2024-03-06\ndraft = true\ntags = ["css"]\n+++\nText',
    '_posts/2024-03-05-jekyll.md': '---\ntitle: Jekyll\nexcerpt: Three\ncategories: CSS\n---\nText',
    'pelican.md':
      'Title: Pelican: a bird\nDate: 2024-03-05 10:00\nTags: css, open web\nSummary: Five\n\nNote: text\n',
    'zola.md':
      '+++\ntitle = "Zola"\ndescription = "Four"\ndate = 2024-03-05\n[taxonomies]\ntags = ["css"]\n+++\nText',
  });
  expect(files).toEqual({
    'content/articles/astro.md':
      "---\nheadline: Astro\ndek: One\npublishedAt: '2024-03-05T09:00:00Z'\nupdatedAt: '2024-03-31T22:00:00Z'\nauthors: [ann-bee]\ntopics: [css, open-web]\n---\n\nText\n",
    'content/articles/hugo.md':
      "---\nheadline: Hugo\ndek: Two\npublishedAt: '2024-03-05T10:00:00Z'\nupdatedAt: '2024-03-05T23:00:00Z'\nauthors: [the-desk]\ntopics: [css]\ndraft: true\n---\n\nText\n",
    'content/articles/jekyll.md':
      "---\nheadline: Jekyll\ndek: Three\npublishedAt: '2024-03-04T23:00:00Z'\nauthors: [the-desk]\ntopics: [css]\n---\n\nText\n",
    'content/articles/pelican.md':
      "---\nheadline: 'Pelican: a bird'\ndek: Five\npublishedAt: '2024-03-05T09:00:00Z'\nauthors: [the-desk]\ntopics: [css, open-web]\n---\n\nNote: text\n",
    'content/articles/zola.md':
      "---\nheadline: Zola\ndek: Four\npublishedAt: '2024-03-04T23:00:00Z'\nauthors: [the-desk]\ntopics: [css]\n---\n\nText\n",
    'content/authors/ann-bee.yaml': 'name: Ann Bee\nbio: Ann Bee\n',
    'content/authors/the-desk.yaml': 'name: The Desk\nbio: The Desk\n',
    'content/topics/css.yaml': 'name: CSS\ndescription: CSS\n',
    'content/topics/open-web.yaml': 'name: Open Web\ndescription: Open Web\n',
  });
});

/** A body in a generator's own language, and the body of the article. */
const BODIES: Record<string, readonly [name: string, markdown: string, body: string]> = {
  'comments, breaks and autolinks': [
    'a.md',
    '<!-- more -->\n\nA<br>b <https://example.org/>\n',
    'A\\\nb [https://example.org/](https://example.org/)\n',
  ],
  'imports and components of MDX': [
    'a.mdx',
    'import A from "./a.js"\nimport { b } from \'b\'\n\n<A x={1}>\n\nText {/* no */}\n\n</A>\n\n<B />\n\nEnd\n',
    'Text\n\nEnd\n',
  ],
  'values in braces of MDX': [
    'a.mdx',
    'export const town = "Porto";\n\n`{1}` {5} {"a {b} *c*."} {town}{" "}end {a + 1} \\{x}\n\n## Part {#part-one}\n\n[{town}](#part-one)\n',
    '`{1}` 5 a {b} \\*c\\*. Porto end {a + 1} {x}\n\n## Part {#part-one}\n\n[Porto](#part-one)\n',
  ],
  'fences with settings joined to the language': [
    'a.md',
    '```rust,linenos,hl_lines=3-4 8\na\n```\n\n```js{1,3}\na\n```\n\n```js:a.js\na\n```\n\n```{.python .numberLines}\na\n```\n\n```{r, echo=FALSE}\na\n```\n',
    '```rust {3-4,8}\na\n```\n\n```js {1,3}\na\n```\n\n```js title="a.js"\na\n```\n\n```python\na\n```\n\n```r\na\n```\n',
  ],
  'a break between blocks': ['a.md', 'A\n\n<br>\n\nB\n\n<br><br>\n\nC\n', 'A\n\nB\n\nC\n'],
  'raised and lowered text, and what only looks like it': [
    'a.md',
    'H~2~O, x^2^, 10^-3^ `a^2^` 5^2 and 3^3 [a](https://a.example/b~1~c) ~~gone~~\n',
    'H<sub>2</sub>O, x<sup>2</sup>, 10<sup>-3</sup> `a^2^` 5^2 and 3^3 [a](https://a.example/b~1~c) ~~gone~~\n',
  ],
  'the boxes of MkDocs': [
    'a.md',
    '!!! note "A title"\n    One\n\n    ```py\n    a = 1\n    ```\n\n??? warning\n    Two\n\n- item\n\n    !!! tip\n        Three\n\n```\n!!! tip\n    x\n```\n',
    '> [!NOTE]\n>\n> **A title**\n>\n> One\n>\n> ```py\n> a = 1\n> ```\n\n<details>\n\n<summary>Warning</summary>\n\nTwo\n\n</details>\n\n- item\n\n  > [!TIP]\n  >\n  > Three\n\n```\n!!! tip\n    x\n```\n',
  ],
  'shortcodes of Hugo': [
    'a.md',
    '{{< figure src="https://example.org/a.png" alt="A" caption="C" >}}\n\n{{< youtube abc >}}\n\n{{% notice tip %}}\nHelp\n{{% /notice %}}\n\n{{< unknown x="1" />}}\n',
    '[A](https://example.org/a.png)\n\nC\n\n<Embed url="https://www.youtube.com/watch?v=abc" title="Video" publisher="YouTube" />\n\n> [!TIP]\n>\n> Help\n',
  ],
  'Liquid, and code in it': [
    '_posts/2024-01-01-a.md',
    'See {{ site.baseurl }}/x {% if a %}y{% endif %} {{ page.title }}{{ page.none }}. `{% raw %}{{ a }}{% endraw %}`\n\n{% highlight ruby %}\nputs "{{ a }}"\n{% endhighlight %}\n',
    'See /x y A title. `{{ a }}`\n\n```ruby\nputs "{{ a }}"\n```\n',
  ],
  'Liquid in HTML, and code in it': [
    '_posts/2024-01-01-a.html',
    '<p>See <a href="{{ site.baseurl }}/x">x</a> {% if a %}y{% endif %} <code>{{ b }}</code></p>\n{% highlight ruby linenos %}\nputs "{{ a }}" if a < b\n{% endhighlight %}\n',
    'See x y `{{ b }}`\n\n```ruby\nputs "{{ a }}" if a < b\n```\n',
  ],
  'directives, and attributes of kramdown': [
    'a.md',
    ':::tip[Read this]\nHelp\n:::\n\n## Part {#part}\n{:.no_toc}\n\n## Two {#second .big}\n\n## Three\n{: .x #third}\n\n[See](#part) [two](#second) [three](#third)\n',
    '> [!TIP]\n>\n> **Read this**\n>\n> Help\n\n## Part\n\n## Two {#second}\n\n## Three {#third}\n\n[See](#part) [two](#second) [three](#third)\n',
  ],
  'code that looks like all of these': [
    'a.mdx',
    '```js {1} title="a.js"\nimport a from "{{ b }}"; {% c %} <!-- d -->\n```\n\n`{{ x }}` and `<Y />`\n',
    '```js {1} title="a.js"\nimport a from "{{ b }}"; {% c %} <!-- d -->\n```\n\n`{{ x }}` and `<Y />`\n',
  ],
  'marked text, and what only looks like it': [
    'a.md',
    'A ==marked *word*== and a == b == c, `==d==` ====\n',
    'A <mark>marked _word_</mark> and a == b == c, `==d==` ====\n',
  ],
  'lists, tasks, quotes and tables': [
    'a.md',
    '* [x] done\n* [ ] open\n\n1. one\n   > quote\n\n|a|b|\n|-|:-:|\n|`x`|y|\n',
    '- [x] done\n- [ ] open\n\n1. one\n\n   > quote\n\n| a   |  b  |\n| --- | :-: |\n| `x` |  y  |\n',
  ],
};

test.each(Object.entries(BODIES))('%s', async (_, [name, markdown, body]) => {
  const { files, report } = await importMarkdown({ [name]: front('') + markdown });
  const [path = ''] = Object.keys(files).filter((file) => file.includes('articles/'));
  expect(report.markdown()).not.toContain('parked');
  expect(files[path]?.split('\n---\n\n')[1]).toBe(body);
});

test('links between posts and pictures beside them arrive', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><path d="M0 0h1"/></svg>';
  const { files } = await importMarkdown({
    'one.md': `${front('image: /img/My Cover.svg\nimageAlt: A cover\naliases: [/2024/one/]\n')}[Two](./two.md) [Two](/blog/two/) ![A](./pics/a%20b.svg)`,
    'pics/a b.svg': svg,
    'static/img/My Cover.svg': svg,
    'two.md': `${front('slug: second\n')}[One](/2024/one/?x=1#part)`,
  });
  expect(files['content/articles/one/index.md']).toContain(
    'image:\n  src: ./my-cover.svg\n  alt: A cover\n',
  );
  expect(files['content/articles/one/index.md']).toContain(
    '[Two](/articles/second/) [Two](/articles/second/) ![A](./a-b.svg)',
  );
  expect(files['content/articles/one/a-b.svg']).toBe(svg);
  expect(files['content/articles/one/my-cover.svg']).toBe(svg);
  expect(files['content/articles/second.md']).toContain('[One](/articles/one/)');
  expect(files['content/redirects.yaml']).toBe('/2024/one/: /articles/one/\n');
});

test('pages and issues of newsletters are named, and not imported', async () => {
  const { files, report } = await importMarkdown({
    'about.md': '---\ntitle: About\nlayout: page\n---\n\nText\n',
    'issue.md': '---\ntitle: An issue\ntype: issue\n---\n',
    'post.md': '---\ntitle: A post\nlayout: post\n---\n\nText\n',
  });
  expect(Object.keys(files).filter((path) => path.includes('articles'))).toEqual([
    'content/articles/post.md',
  ]);
  expect(report.markdown()).toContain(
    '## Not imported\n\n- about.md is a page\n- issue.md is an issue of a newsletter\n',
  );
});

test('a picture outside of the old site is never read', async () => {
  const { files, report } = await importMarkdown({
    'one.md': `${front('')}Text ![A](../../../../../../../../etc/passwd) ![B](/etc/hosts)`,
  });
  expect(Object.keys(files)).toContain('content/articles/one.md');
  expect(report.markdown()).toContain('left out the picture ../../../../../../../../etc/passwd');
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><path d="M0 0h1"/></svg>';

test('a picture that MDX imports arrives, also behind code', async () => {
  const { files } = await importMarkdown({
    'a.svg': SVG,
    'a.mdx': `${front('')}import one from './a.svg'\n\n\`code\` <Image src={one} alt="One" /> <Image src={one.src} alt={"Two"} />\n`,
  });
  expect(files['content/articles/a/index.md']).toContain(
    '`code` ![One](./a.svg) ![Two](./a.svg)\n',
  );
});

test('a post that is a link out of the folder is never read, and the report names it', async () => {
  const outside = await folderWith({ 'key.txt': 'A secret\n' });
  const folder = await folderWith({ 'a.md': `${front('')}Text\n` });
  await symlink(join(outside, 'key.txt'), join(folder, 'b.md'));
  await symlink(join(folder, 'gone.md'), join(folder, 'c.md'));
  await symlink(join(folder, 'a.md'), join(folder, 'd.md'));
  const { files, report } = await importFrom(await opened('markdown', folder));
  expect(Object.keys(files).filter((path) => path.includes('articles/'))).toEqual([
    'content/articles/a.md',
    'content/articles/d.md',
  ]);
  expect(report.markdown()).toContain(
    '- b.md is a link that leads out of the folder\n- c.md is a link that leads out of the folder\n',
  );
});

test('the title of a picture on a line of its own is its caption', async () => {
  const { files, report } = await importMarkdown({
    'a.svg': SVG,
    'a.md': `${front('')}![A](a.svg "The *caption*")\n\nText ![B](a.svg "In a line")\n\n{{< figure src="a.svg" alt="C" title="A title" caption="A caption" attr="By Ann" >}}\n`,
  });
  const figure = (alt: string, caption: string) =>
    `<figure>\n\n![${alt}](./a.svg)\n\n<figcaption>\n\n${caption}\n\n</figcaption>\n\n</figure>`;
  expect(files['content/articles/a/index.md']?.split('\n---\n\n')[1]).toBe(
    `${figure('A', 'The \\*caption\\*')}\n\nText ![B](./a.svg)\n\n${figure('C', '**A title** A caption By Ann')}\n`,
  );
  expect(report.markdown()).toContain('- left out the title of a picture: “In a line”\n');
});

test('links to parts of other posts lead there, or to their beginning, and the report says so', async () => {
  const { files, report } = await importMarkdown({
    'one.md': `${front('')}[a](two.md#part) [b](two.md#gone) [c](/two/#own) [d](/two/#top)\n`,
    'two.md': `${front('')}## Part\n\n## Another {#own}\n\nText\n`,
  });
  expect(files['content/articles/one.md']).toContain(
    '[a](/articles/two/#part) [b](/articles/two/) [c](/articles/two/#own) [d](/articles/two/#top)\n',
  );
  expect(report.markdown()).toContain(
    '- the link to two.md#gone leads to the beginning of two, which has no part #gone\n',
  );
});

test('tags that link to posts and files lead there, with the address of the old site too', async () => {
  const folder = await folderWith({
    'blog/_posts/2024-01-01-a.md': `${front('')}[a]({{ site.baseurl }}{% post_url 2024-01-02-b %}) [b]({% link blog/_posts/2024-01-02-b.md %}) [c]({{ site.url }}{% link files/x.pdf %}) [d]({% post_url 2024-01-03-gone %}) [e]({{ site.url }}/about) [f]({{ site.url }})\n\nAt {{ site.url }}, {% post_url 2024-01-02-b %}\n`,
    'blog/_posts/2024-01-02-b.md': `${front('')}Text {% comment %}Ask Ann{% endcomment %}\n`,
    'hugo.md': `${front('')}[a]({{< ref "b.md" >}}) [b]({{< relref "/blog/gone.md#x" >}})\n`,
  });
  const source = { ...(await opened('markdown', folder)), site: 'https://old.example' };
  const { files, report } = await importFrom(source);
  expect(files['content/articles/a.md']).toContain(
    '\n\n[a](/articles/b/) [b](/articles/b/) [c](https://old.example/files/x.pdf) d [e](https://old.example/about) [f](/)\n\nAt ,\n',
  );
  expect(files['content/articles/hugo.md']).toContain('\n\n[a](/articles/b/) b\n');
  for (const line of [
    'removed the link to the post 2024-01-03-gone, which is not in the export; its text stays',
    'removed {{ site.url }}',
    'removed {% post_url 2024-01-02-b %}',
    'left out a comment: “Ask Ann”',
    'removed the link to the post blog/gone.md, which is not in the export; its text stays',
  ])
    expect(report.markdown()).toContain(`- ${line}\n`);
});

test('a tag without a counterpart is named as it stands in the source', async () => {
  const { report } = await importMarkdown({
    'a.mdx': `${front('')}Text {{< unknown x="1"\n  y >}} {{% box "red" %}}in{{% /box %}} {/* Ask Ann */}\n`,
    '_posts/2024-01-01-b.md': `${front('')}Text {% include a.html x="1" %} {%- if a -%}b{% else %}c{% endif %}\n`,
  });
  for (const line of [
    'removed {{< unknown x="1" y >}}',
    'removed {{% box "red" %}} and its end; the text between them stays',
    'left out a comment: “Ask Ann”',
    'removed {% include a.html x="1" %}',
    'removed {%- if a -%}',
    'removed {% else %}',
  ])
    expect(report.markdown()).toContain(`- ${line}\n`);
});

test('authors, topics and redirects come from data/, in the folder or beside it', async () => {
  const data = {
    'data/authors/ann.yaml': 'name: Ann Bee\nbio: Writes about trams.\n',
    'data/authors/desk.yaml': 'name: The Tram Desk\nbio: Three of us.\nkind: desk\n',
    'data/topics/open-web.yaml': 'name: The open web\ndescription: All of it.\n',
    'data/newsletters/daily.yaml': 'name: Daily\n',
    'data/redirects.yaml':
      '/feed.php: /feeds/\n/imprint/: { gone: It moved. }\n/lost/: /nowhere/\n/late/: /articles/late/\n',
  };
  const late = '---\ndate: 2031-01-01\n---\n\nText\n';
  for (const [place, root] of [
    ['', ''],
    ['/articles', 'articles/'],
  ] as const) {
    const folder = await folderWith({
      ...data,
      [`${root}a.md`]: `${front('authors: [Ann Bee, desk]\ntags: [The open web, New]\nlang: de_AT\n')}\nText\n`,
      [`${root}late.md`]: late,
    });
    const { files, report } = await importFrom(await opened('markdown', folder + place));
    expect(files['content/articles/a.md']).toContain(
      '\nauthors: [ann, desk]\ntopics: [open-web, new]\nlanguage: de-AT\n',
    );
    expect(files['content/authors/ann.yaml']).toBe(data['data/authors/ann.yaml']);
    expect(files['content/authors/desk.yaml']).toBe(data['data/authors/desk.yaml']);
    expect(files['content/topics/open-web.yaml']).toBe(data['data/topics/open-web.yaml']);
    expect(files['content/topics/new.yaml']).toBe('name: New\ndescription: New\n');
    expect(files['content/redirects.yaml']).toBe(
      '/feed.php: /feeds/\n/imprint/: {gone: It moved.}\n',
    );
    const text = report.markdown();
    expect(text).toContain(
      '- data/newsletters/daily.yaml is a newsletter. To keep it, copy it to content/newsletters/\n',
    );
    for (const [from, to] of [
      ['/lost/', '/nowhere/'],
      ['/late/', '/articles/late/'],
    ] as const)
      expect(text).toContain(
        `- content/redirects.yaml: left out ${from}, because readers of this publication do not see ${to}\n`,
      );
  }
});

test('a footnote to which nothing refers is left out, and the report says so', async () => {
  const { report } = await importMarkdown({
    'a.md': `${front('')}Text[^Used] \`[^code]\`\n\n[^used]: A\n[^code]: B\n[^alone]: C\n`,
  });
  expect(report.markdown().match(/footnote \S+/g)).toEqual([
    'footnote [^code],',
    'footnote [^alone],',
  ]);
});

test('a post that has expired is a draft, and a removed component is named with its words', async () => {
  const { files, report } = await importMarkdown({
    'a.mdx':
      '---\ntitle: A\ndescription: One\ndate: 2024-03-05\nexpiryDate: 2024-04-01\n---\n\nText\n\n<Card title="words" description="More" />\n',
    'b.md':
      '---\ntitle: B\ndescription: One\ndate: 2024-03-05\nexpiryDate: 2030-04-01\n---\n\nText\n',
  });
  expect(files['content/articles/a.md']).toContain('draft: true');
  expect(files['content/articles/b.md']).not.toContain('draft');
  expect(report.markdown()).toContain('- expired on 2024-04-01, so it is a draft\n');
  expect(report.markdown()).toContain(
    '- removed the component <Card title="words" description="More" />; the text in it stays\n',
  );
});

test('links to the addresses that Hugo and Jekyll make of their settings arrive, with redirects', async () => {
  const hugo = await folderWith({
    'hugo.toml':
      'baseURL = "https://www.old.example/"\ntheme = "x"\n[permalinks]\nposts = "/:year/:month/:slug/"\n',
    'content/posts/a.md': `${front('slug: first\n')}[b](https://old.example/notes/b/) [c](/2024/03/third/#x) [d](../first/) [e](/files/e.pdf)\n`,
    'content/notes/b/index.md': `${front('')}[a](/2024/03/first/)\n`,
    'content/posts/c.md': `${front('slug: third\n')}[b](/notes/b)\n`,
  });
  const first = await importFrom(await opened('markdown', join(hugo, 'content')));
  expect(first.files['content/articles/first.md']).toContain(
    '[b](/articles/b/) [c](/articles/third/) [d](/articles/first/) [e](https://www.old.example/files/e.pdf)\n',
  );
  expect(first.files['content/articles/b.md']).toContain('[a](/articles/first/)\n');
  expect(first.files['content/redirects.yaml']).toBe(
    '/2024/03/first/: /articles/first/\n/2024/03/third/: /articles/third/\n/notes/b/: /articles/b/\n',
  );

  const jekyll = await folderWith({
    '_config.yml':
      'url: https://old.example\nbaseurl: /blog\npermalink: pretty\nrepository: https://git.example/a\n',
    '_posts/2024-03-05-a.md': `${front('categories: [Trams]\n')}[b](https://old.example/blog/x/b.html) [c](/blog/2024/03/05/c/) [d]({{ site.repository }}/d)\n`,
    '_posts/2024-03-05-b.md': `${front('permalink: /x/:title.html\n')}Text\n`,
    '_posts/2024-03-05-c.md': `${front('')}Text\n`,
  });
  const second = await importFrom(await opened('markdown', join(jekyll, '_posts')));
  expect(second.files['content/articles/a.md']).toContain(
    '[b](/articles/b/) [c](/articles/c/) [d](https://git.example/a/d)\n',
  );
  expect(second.files['content/redirects.yaml']).toBe(
    '/blog/2024/03/05/c/: /articles/c/\n/blog/trams/2024/03/05/a/: /articles/a/\n/blog/x/b.html: /articles/b/\n',
  );
});

test('a link to the folder and slug of a post arrives without settings, too', async () => {
  const { files } = await importMarkdown({
    'posts/a.md': `${front('')}[b](/posts/second/) [b](../second/)\n`,
    'posts/b.md': `${front('slug: second\n')}Text\n`,
  });
  expect(files['content/articles/a.md']).toContain(
    '[b](/articles/second/) [b](/articles/second/)\n',
  );
});

test('HTML in front matter becomes text, and another place of the original is named', async () => {
  const { files, report } = await importMarkdown({
    'a.md':
      '---\ntitle: The <em>best</em> tram\ndescription: <p>Fast &amp; <b>big</b></p>\ndate: 2024-03-05\ncanonical_url: https://first.example/tram\n---\n\nText\n',
    'b.md': '---\ntitle: The <dialog> element\ndescription: One\ndate: 2024-03-05\n---\n\nText\n',
  });
  expect(files['content/articles/a.md']).toContain('headline: The best tram\ndek: Fast & big\n');
  expect(files['content/articles/b.md']).toContain('headline: The <dialog> element\n');
  expect(report.markdown()).toContain(
    '- its front matter names https://first.example/tram as the original; if it first appeared there, add it as `source`\n',
  );
});

test('keys in any letter case and names that are links arrive', async () => {
  const { files, report } = await importMarkdown({
    'a.md':
      '---\nTitle: A\nDescription: One\ndate: 2024-03-05\nAuthor: "[Ada](https://a.example), <a href=/bob>Bob</a>"\nTags: [Trams]\nDraft: true\n---\n\nText\n',
    'b.md':
      '---\nTitle: No\ntitle: B\ndate: 2024-03-05\n---\n\n![x](https://127.0.0.1:1/x.png)\n\nA sentence.\n',
  });
  expect(files['content/articles/a.md']).toBe(
    "---\nheadline: A\ndek: One\npublishedAt: '2024-03-04T23:00:00Z'\nauthors: [ada, bob]\ntopics: [trams]\ndraft: true\n---\n\nText\n",
  );
  expect(files['content/authors/ada.yaml']).toContain('name: Ada\n');
  expect(files['content/articles/b.md']).toContain('headline: B\ndek: A sentence.\n');
  expect(report.markdown(false)).toContain('2 to import');
});

test('keys of front matter that have no place in an article are named', async () => {
  const { report } = await importMarkdown({
    'a.md':
      '---\ntitle: A\ndescription: One\nsubtitle: Two\ndate: 2024-03-05\nlayout: post\nweight: 3\ntoc: true\nseries: [Trams]\nlicense: CC0\nempty: ""\n---\n\nText\n',
    'b.md': '---\ntitle: B\nsubtitle: Two\ndate: 2024-03-05\n---\n\nText\n',
  });
  expect(report.markdown().match(/left out of its.*/g)).toEqual([
    'left out of its front matter: `subtitle`',
    'left out of its front matter: `series`',
    'left out of its front matter: `license`',
  ]);
});
