import fc from 'fast-check';
import { escapeXml } from '../../src/core/xml-text.ts';

/** The body of a post in HTML, as editors of publishing systems write it. */
const randomHtml: fc.Arbitrary<string> = fc.letrec<{
  inline: string;
  block: string;
  blocks: string;
}>((tie) => {
  const word = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('reads', 'the', 'Ünïcode', '12', 'News', 'of', 'a') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...'* _ # > - + 1. ~~ ` [x] [^1] {{ {% {a} <b> & &amp; | \\ :rocket: ::: "q" \'s -- ... ![a] $x$ http://a.example/ a@b.example [gallery] @x (c) = ^2^ [!NOTE] x^2^ H~2~O ==b== %%b%%'.split(
          ' ',
        ),
        '{{ page.title }}',
        '{% if a %}',
        '{{< b >}}',
        '!!! note',
        '{: .c}',
      ),
    },
  );
  const text = fc
    .array(word, { minLength: 1, maxLength: 6 })
    .map((words) => escapeXml(words.join(' ')));
  const url = fc.constantFrom(
    'https://example.org/',
    'https://example.org/a_(b)?c=d&e=*f*',
    'mailto:a@example.org',
  );
  const wrapped = (tag: string) => (content: string) => `<${tag}>${content}</${tag}>`;
  const inline = fc.oneof(
    { depthSize: 'small' },
    text,
    text,
    fc
      .constantFrom('em', 'strong', 'del', 'kbd', 'sup', 'mark', 'code')
      .chain((tag) => (tag === 'code' ? text : tie('inline')).map(wrapped(tag))),
    fc.tuple(url, text).map(([href, content]) => `<a href="${escapeXml(href)}">${content}</a>`),
    fc.tuple(text, text).map((two) => two.join('<br>')),
  );
  const line = fc.array(tie('inline'), { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
  const items = fc.array(line, { minLength: 1, maxLength: 3 });
  const list = (tag: string) => (all: string[]) =>
    `<${tag}>${all.map(wrapped('li')).join('')}</${tag}>`;
  const table = fc
    .array(fc.tuple(line, line), { minLength: 2, maxLength: 3 })
    .map(([head = ['', ''], ...rows]) => {
      const row = (cells: readonly string[], tag: string) =>
        wrapped('tr')(cells.map(wrapped(tag)).join(''));
      return `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((one) => row(one, 'td')).join('')}</tbody></table>`;
    });
  const code = fc
    .tuple(
      fc.constantFrom('', 'js', 'c++', 'text'),
      fc.array(fc.oneof(word, fc.constant('')), { maxLength: 4 }),
    )
    .map(([language, lines]) => {
      const name = language && ` class="language-${language}"`;
      return `<pre><code${name}>${escapeXml(lines.join('\n'))}\n</code></pre>`;
    });
  const plain = fc.oneof(
    { weight: 6, arbitrary: line.map(wrapped('p')) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('h2', 'h3', 'h5'), text)
        .map(([tag, content]) => wrapped(tag)(content)),
    },
    { weight: 1, arbitrary: items.map(list('ul')) },
    { weight: 1, arbitrary: items.map(list('ol')) },
    { weight: 1, arbitrary: code },
    { weight: 1, arbitrary: fc.constant('<hr>') },
    { weight: 1, arbitrary: table },
    {
      weight: 1,
      arbitrary: fc
        .tuple(text, line)
        .map(([term, about]) => `<dl><dt>${term}</dt><dd>${about}</dd></dl>`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(text, text)
        .map(
          ([title, about]) =>
            `<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://example.org/a"><div class="kg-bookmark-title">${title}</div><div class="kg-bookmark-description">${about}</div></a></figure>`,
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(text, fc.constantFrom('a.png', 'b.png'))
        .map(
          ([about, name]) =>
            `<figure><img src="/images/${name}" alt="${about}"><figcaption>${about}</figcaption></figure>`,
        ),
    },
    {
      weight: 1,
      arbitrary: text.map((alt) => `<p><img src="/images/a.png" alt="${alt}"></p>`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(line, line)
        .map(
          ([at, note]) =>
            `<p>${at}<sup id="r1"><a href="#n1">1</a></sup></p><ol><li id="n1">${note} <a href="#r1">↩</a></li></ol>`,
        ),
    },
  );
  const boxed = fc.oneof(
    tie('blocks').map(wrapped('blockquote')),
    fc
      .tuple(fc.constantFrom('tip', 'warning', 'note', 'info', 'danger'), tie('blocks'))
      .map(([kind, content]) => `<div class="callout ${kind}">${content}</div>`),
    fc
      .tuple(text, tie('blocks'))
      .map(([title, content]) => `<details><summary>${title}</summary>${content}</details>`),
    tie('blocks').map((content) => `<ul><li>${content}</li></ul>`),
  );
  return {
    inline,
    block: fc.oneof({ depthSize: 'small' }, plain, plain, plain, boxed),
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((all) => all.join('\n')),
  };
}).blocks;

/** A post of another publishing system. */
export interface RandomPost {
  slug: string;
  title: string;
  about: string;
  html: string;
  isDraft: boolean;
  /** ISO 8601. */
  publishedAt: string;
  updatedAt: string | undefined;
  authors: readonly string[];
  topics: readonly string[];
  /** The file of its lead picture. */
  picture: string | undefined;
}

const line = fc.constantFrom(
  'A headline',
  'Q & A: <b> or "c"?',
  "It's 5 > 3 [and more]",
  '*Stars* and `code` {{ x }}',
  'Über 1984: ein #Satz',
  '1984',
  '“Quoted” — and more…',
);

/** Posts with different names. */
export const randomPosts = (count: number): fc.Arbitrary<RandomPost[]> =>
  fc
    .array(
      fc.record({
        title: line,
        about: line,
        html: randomHtml,
        isDraft: fc.boolean(),
        publishedAt: fc.constantFrom(
          '2024-03-31T00:30:00Z',
          '2023-10-29T00:30:05Z',
          '2030-01-01T12:00:00Z',
        ),
        updatedAt: fc.constantFrom(undefined, '2024-05-01T10:00:00Z'),
        authors: fc.subarray(['Ann Bee', 'Örn & Co.', 'C. <Dee>'], { minLength: 1 }),
        topics: fc.subarray(['Open web', 'R&D', 'E-mail “now”'], { minLength: 1 }),
        picture: fc.constantFrom(undefined, 'a.png', 'b.png'),
      }),
      { minLength: count, maxLength: count },
    )
    .map((posts) => posts.map((post, i) => ({ ...post, slug: `post-${i}` })));
