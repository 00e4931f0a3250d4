import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, importFrom, opened } from './imported.ts';
import { zipWith } from './zip-with.ts';

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** A post as Ghost exports it; each field can be replaced. */
const post = (fields: object = {}) => ({
  id: 'p1',
  title: 'A post',
  slug: 'a-post',
  html: '<p>Text</p>',
  status: 'published',
  type: 'post',
  visibility: 'public',
  published_at: '2024-03-05T09:00:00.000Z',
  custom_excerpt: 'An excerpt.',
  ...fields,
});

const data = (posts: object[], more: object = {}) => ({
  posts,
  tags: [
    { id: 't1', name: 'Open Web', slug: 'open-web', description: 'All of it.' },
    { id: 't2', name: '#hidden', slug: 'hash-hidden', visibility: 'internal' },
    { id: 't3', name: 'Email', slug: 'email' },
  ],
  posts_tags: [
    { post_id: 'p1', tag_id: 't3', sort_order: 2 },
    { post_id: 'p1', tag_id: 't1', sort_order: 1 },
    { post_id: 'p1', tag_id: 't2', sort_order: 0 },
  ],
  users: [{ id: 'u1', name: 'Ann Bee', slug: 'ann', bio: 'Writes about trams.' }],
  posts_authors: [{ post_id: 'p1', author_id: 'u1', sort_order: 0 }],
  ...more,
});

async function importData(content: object) {
  const folder = await folderWith({ 'site.ghost.json': JSON.stringify(content) });
  return importFrom(await opened('ghost', join(folder, 'site.ghost.json')));
}

async function bodyOf(fields: object) {
  const { files, report } = await importData({ db: [{ data: data([post(fields)]) }] });
  const [path = ''] = Object.keys(files).filter((one) => /articles\/.+\.mdx?$/.test(one));
  const [, body = ''] = /^---\n[\s\S]*?\n---\n\n([\s\S]*)$/.exec(files[path] ?? '') ?? [];
  return { path, body, report: report.markdown() };
}

const FILE =
  "---\nheadline: A post\ndek: An excerpt.\npublishedAt: '2024-03-05T09:00:00Z'\nauthors: [ann]\ntopics: [open-web, email]\n---\n\nText [here](/articles/a-post/)\n";

test('a post arrives with its authors, topics and address, from an export of any version', async () => {
  const html = '<p>Text <a href="__GHOST_URL__/a-post/">here</a></p>';
  const old = data([
    { ...post({ html, author_id: 'u1', page: 0, published_at: 1709629200000 }), type: undefined },
  ]);
  for (const content of [
    { db: [{ meta: {}, data: data([post({ html })]) }] },
    { meta: {}, data: { ...old, posts_authors: [] } },
    data([post({ html })]),
  ]) {
    const { files } = await importData(content);
    expect(files['content/articles/a-post.md']).toBe(FILE);
    expect(files['content/authors/ann.yaml']).toBe('name: Ann Bee\nbio: Writes about trams.\n');
    expect(files['content/topics/open-web.yaml']).toBe('name: Open Web\ndescription: All of it.\n');
    expect(files['content/redirects.yaml']).toBe('/a-post/: /articles/a-post/\n');
  }
});

test('pictures come from content/images/ in a folder or a ZIP file, in full size', async () => {
  const json = JSON.stringify({
    db: [
      {
        data: data(
          [
            post({
              feature_image: '__GHOST_URL__/content/images/2024/03/lead.gif',
              html: '<p>Text</p><figure class="kg-card kg-image-card kg-card-hascaption"><img src="__GHOST_URL__/content/images/size/w600/2024/03/one.gif" alt="One"><figcaption><span>A</span> caption</figcaption></figure>',
            }),
          ],
          {
            posts_meta: [
              {
                post_id: 'p1',
                feature_image_alt: 'A tram',
                feature_image_caption: 'By <b>Ann</b>',
              },
            ],
          },
        ),
      },
    ],
  });
  const files = {
    'site/data/a.json': json,
    'site/content/images/2024/03/lead.gif': GIF,
    'site/content/images/2024/03/one.gif': GIF,
    'site/content/images/size/w600/2024/03/one.gif': 'smaller',
  };
  const folder = await folderWith({ ...files, 'all.zip': zipWith(files) });
  for (const place of ['site', 'all.zip']) {
    const imported = await importFrom(await opened('ghost', join(folder, place)));
    const text = imported.files['content/articles/a-post/index.md'];
    expect(text).toContain('image:\n  src: ./lead.gif\n  alt: A tram\n  caption: By Ann\n');
    expect(text).toContain(
      '<figure>\n\n![One](./one.gif)\n\n<figcaption>\n\nA caption\n\n</figcaption>\n\n</figure>',
    );
  }
});

test.each([
  ['redirects.yaml', '301:\n  ^/2019/a\\.html$: /a-post/\n  ^/tag/(.*)$: /a-post/\n302: {}\n'],
  ['redirects.json', '[{"from":"^/2019/a\\\\.html$","to":"/a-post/"},{"from":"/x","to":"/y/"}]'],
  ['redirects.yaml', 'not: [valid'],
])('%s beside the export leads to the posts', async (name, text) => {
  const posts = [post()];
  const folder = await folderWith({ 'a.json': JSON.stringify({ data: { posts } }), [name]: text });
  const { files, report } = await importFrom(await opened('ghost', folder));
  if (text.includes('tag'))
    expect(report.markdown()).toContain(
      '- the redirect from ^/tag/(.*)$ is left out, because it stands for more than one path\n',
    );
  const ofFile = text.includes('2019') ? '/2019/a.html: /articles/a-post/\n' : '';
  expect(files['content/redirects.yaml']).toBe(`${ofFile}/a-post/: /articles/a-post/\n`);
});

test('a redirect to a draft is reported once, with the draft', async () => {
  const folder = await folderWith({
    'a.json': JSON.stringify(data([post({ status: 'draft' })])),
    'redirects.json': '[{"from":"/old","to":"/a-post/"},{"from":"/x","to":"/y/"}]',
  });
  const { files, report } = await importFrom(await opened('ghost', folder));
  expect(files['content/redirects.yaml']).toBeUndefined();
  expect(report.markdown().match(/\/old/g)).toHaveLength(1);
  expect(report.markdown()).toContain(
    '- content/redirects.yaml: left out /x, because readers of this publication do not see /y/\n',
  );
});

test('drafts, scheduled posts, emails, pages and posts for members are told apart', async () => {
  const one = (slug: string, fields: object) => post({ id: slug, slug, title: slug, ...fields });
  const { files, report } = await importData(
    data(
      [
        one('draft', { status: 'draft', published_at: null, created_at: '2024-01-01 10:00:00' }),
        one('later', { status: 'scheduled', published_at: '2031-01-01T00:00:00.000Z' }),
        one('mail', { status: 'sent' }),
        one('mail-only', {}),
        one('paid', { visibility: 'paid' }),
        one('about', { type: 'page' }),
        one('old-about', { page: 1 }),
      ],
      { posts_meta: [{ post_id: 'mail-only', email_only: 1 }] },
    ),
  );
  const isDraft = Object.entries(files)
    .filter(([path]) => path.includes('articles/'))
    .map(([path, text]) => [path.slice('content/articles/'.length), text.includes('draft: true')]);
  expect(isDraft).toEqual([
    ['draft.md', true],
    ['later.md', false],
    ['mail-only.md', true],
    ['mail.md', true],
    ['paid.md', false],
  ]);
  const text = report.markdown();
  expect(text.match(/^- was sent by email only, so it is a draft/gm)).toHaveLength(2);
  expect(text).toContain('was for paying members only; here, everyone can read it');
  expect(text).toContain('- /about/ is a page\n- /old-about/ is a page');
});

/** Cards with their fields, and what becomes of them. */
const CARDS: Record<string, readonly [name: string, fields: object, body: string]> = {
  image: [
    'image',
    { src: 'https://x.example/a.png', alt: 'A "b"', href: 'https://x.example/' },
    '[A "b"](https://x.example/)',
  ],
  gallery: [
    'gallery',
    { images: [{ src: 'https://x.example/a.png', alt: 'A' }, { src: 'https://x.example/b.png' }] },
    '[A](https://x.example/a.png)\n\n[https://x.example/b.png](https://x.example/b.png)',
  ],
  bookmark: [
    'bookmark',
    {
      url: 'https://x.example/',
      metadata: { title: 'Title', description: 'About', publisher: 'Paper' },
    },
    '<Embed url="https://x.example/" title="Title" publisher="Paper" description="About" />',
  ],
  'bookmark with a caption': [
    'bookmark',
    {
      url: 'https://x.example/',
      metadata: { title: 'Title', description: 'About' },
      caption: 'Of it',
    },
    '<Embed url="https://x.example/" title="Title" description="About. Of it" />',
  ],
  embed: [
    'embed',
    {
      url: 'https://youtu.be/abc',
      html: '<iframe src="https://www.youtube.com/embed/abc" title="Film"></iframe>',
    },
    '<Embed url="https://www.youtube.com/watch?v=abc" title="Film" publisher="YouTube" />',
  ],
  callout: [
    'callout',
    { calloutEmoji: '💡', calloutText: '<b>Note</b> this', backgroundColor: 'red' },
    '> [!CAUTION]\n>\n> **Note** this',
  ],
  toggle: [
    'toggle',
    { heading: 'More', content: '<p>Inside</p>' },
    '<details>\n\n<summary>More</summary>\n\nInside\n\n</details>',
  ],
  button: [
    'button',
    { buttonText: 'Buy', buttonUrl: 'https://x.example/buy' },
    '[Buy](https://x.example/buy)',
  ],
  markdown: ['markdown', { markdown: '- *a*\n- `b`' }, '- _a_\n- `b`'],
  html: ['html', { html: '<ul><li>a</li></ul><script>x</script>' }, '- a'],
  audio: [
    'audio',
    { src: 'https://x.example/a.mp3', title: 'Talk' },
    '<Embed url="https://x.example/a.mp3" title="Talk" />',
  ],
  video: [
    'video',
    { src: 'https://x.example/a.mp4', caption: 'A film' },
    '<Embed url="https://x.example/a.mp4" title="A film" />',
  ],
  file: [
    'file',
    { src: 'https://x.example/a.pdf', fileTitle: 'Plan' },
    '[Plan](https://x.example/a.pdf)',
  ],
  product: [
    'product',
    {
      productTitle: 'Tram',
      productDescription: '<p>Fast.</p>',
      productUrl: 'https://x.example/tram',
      productButton: 'Buy',
    },
    '## Tram\n\nFast.\n\n[Buy](https://x.example/tram)',
  ],
  header: [
    'header',
    {
      header: 'Big',
      subheader: 'Small',
      buttonEnabled: true,
      buttonUrl: 'https://x.example/',
      buttonText: 'Go',
    },
    '## Big\n\nSmall\n\n[Go](https://x.example/)',
  ],
  'call to action': ['call-to-action', { textValue: '<p>Join</p>', showButton: false }, 'Join'],
  paywall: ['paywall', {}, '---'],
};

/** Names that differ between the editors. */
const IN_MOBILEDOC: Record<string, string> = { codeblock: 'code', horizontalrule: 'hr' };

const lexical = (children: object[]) => ({
  html: null,
  lexical: JSON.stringify({ root: { type: 'root', children } }),
});

const mobiledoc = (sections: unknown[], more: object = {}) => ({
  html: null,
  mobiledoc: JSON.stringify({
    version: '0.3.1',
    atoms: [],
    cards: [],
    markups: [],
    sections,
    ...more,
  }),
});

describe('a card', () => {
  test.each(Object.entries(CARDS))(
    '%s of Lexical and of Mobiledoc',
    async (_, [name, fields, body]) => {
      const inLexical = await bodyOf(lexical([{ type: name, version: 1, ...fields }]));
      expect(inLexical.body).toBe(`${body}\n`);
      const inMobiledoc = await bodyOf(
        mobiledoc([[10, 0]], { cards: [[IN_MOBILEDOC[name] ?? name, fields]] }),
      );
      expect(inMobiledoc.body).toBe(`${body}\n`);
    },
  );

  test('for emails only is removed and named', async () => {
    const text = {
      type: 'paragraph',
      children: [{ type: 'extended-text', text: 'Text', format: 0 }],
    };
    const { body, report } = await bodyOf(
      lexical([
        text,
        { type: 'email', html: '<p>Hi</p>' },
        { type: 'email-cta' },
        { type: 'poll' },
      ]),
    );
    expect(body).toBe('Text\n');
    expect(report).toContain('removed a part that was in emails only (2 times)');
    expect(report).toContain('removed the card “poll”');
  });
});

test('text of Lexical keeps its formats, lists, quotes, links and code', async () => {
  const word = (text: string, format = 0) => ({ type: 'extended-text', text, format });
  const item = (...children: object[]) => ({ type: 'listitem', children });
  const { body } = await bodyOf(
    lexical([
      { type: 'extended-heading', tag: 'h2', children: [word('Part')] },
      {
        type: 'paragraph',
        children: [
          word('Bold', 1),
          word(' '),
          word('both', 3),
          word(' x < y & '),
          word('c', 16),
          { type: 'linebreak' },
          word('2', 64),
          { type: 'link', url: 'https://x.example/?a=1&b=2', children: [word('link', 2)] },
        ],
      },
      { type: 'extended-quote', children: [word('Quote')] },
      {
        type: 'list',
        tag: 'ol',
        start: 3,
        children: [
          item(word('three')),
          item({ type: 'list', tag: 'ul', children: [item(word('in'))] }),
        ],
      },
      { type: 'horizontalrule' },
      { type: 'codeblock', code: 'a < b\n\n{c}', language: 'js' },
    ]),
  );
  expect(body).toBe(
    '## Part\n\n**Bold** _**both**_ x < y & `c`\\\n<sup>2</sup>[_link_](https://x.example/?a=1\\&b=2)\n\n> Quote\n\n3. three\n4. - in\n\n---\n\n```js\na < b\n\n{c}\n```\n',
  );
});

test('text of Mobiledoc keeps its marks, atoms, lists and sections', async () => {
  const { body } = await bodyOf(
    mobiledoc(
      [
        [1, 'h3', [[0, [], 0, 'Part']]],
        [
          1,
          'p',
          [
            [0, [0], 0, 'Bold '],
            [0, [1], 2, 'both'],
            [1, [], 0, 0],
            [0, [2], 1, 'link'],
          ],
        ],
        [1, 'aside', [[0, [], 0, 'Quote']]],
        [3, 'ol', [[[0, [], 0, 'one']], [[0, [], 0, 'two']]]],
        [2, 'https://x.example/a.png'],
        [10, 0],
        [10, 1],
      ],
      {
        atoms: [['soft-return', '', {}]],
        cards: [
          ['hr', {}],
          ['code', { code: 'a', language: 'css', caption: 'How' }],
        ],
        markups: [['strong'], ['em'], ['a', ['href', 'https://x.example/']]],
      },
    ),
  );
  expect(body).toBe(
    '## Part\n\n**Bold _both_**\\\n[link](https://x.example/)\n\n> Quote\n\n1. one\n2. two\n\n[https://x.example/a.png](https://x.example/a.png)\n\n---\n\n```css\na\n```\n\nHow\n',
  );
});

test('cards that Ghost wrote as HTML lose their buttons and icons', async () => {
  const { body } = await bodyOf({
    html: '<p>A</p><!--members-only--><div class="kg-card kg-audio-card"><img src="" class="kg-audio-thumbnail"><div class="kg-audio-player-container"><audio src="https://x.example/a.mp3"></audio><div class="kg-audio-title">Talk</div><div class="kg-audio-player"><button><svg></svg></button><span>0:00</span></div></div></div><div class="kg-card kg-signup-card"><form><input></form></div>',
  });
  expect(body).toBe('A\n\n---\n\n<Embed url="https://x.example/a.mp3" title="Talk" />\n');
});

describe('an export that is not as it should be', () => {
  test.each([
    [
      'truncated',
      JSON.stringify(data([post()])).slice(0, -20),
      /is not valid JSON\. It may be incomplete/,
    ],
    ['of another program', '{"a":1}', /is not an export of Ghost: it contains no posts\.$/],
    ['a list', '[1]', /is not an export of Ghost/],
  ])('%s is refused in one line', async (_, json, reason) => {
    const folder = await folderWith({ 'a.json': json });
    await expect(opened('ghost', join(folder, 'a.json'))).rejects.toThrow(reason);
  });

  test.each([
    ['a body that is no JSON', { html: null, lexical: '{"root":' }],
    [
      'a body of the wrong shape',
      { html: null, lexical: '{"root":{"children":[1,null,{"type":7}]}}' },
    ],
    [
      'a Mobiledoc of the wrong shape',
      { html: null, mobiledoc: '{"sections":[1,[1],[10,9],[3,1,2]]}' },
    ],
    ['no body', { html: null }],
    [
      'a body that is nested without end',
      {
        html: null,
        lexical: `{"root":${'{"children":[{"type":"quote",'.repeat(500)}"a":1${'}]}'.repeat(500)}}`,
      },
    ],
  ])('with %s is parked with its reason', async (_, fields) => {
    const { path, report } = await bodyOf(fields);
    expect(path).toBe('content/articles/_a-post.md');
    expect(report).toMatch(/- parked: (?:line \d+: )?body: found nothing/);
  });

  test('with huge numbers and fields of the wrong type still becomes articles', async () => {
    const { files } = await importData(
      data(
        [
          post({ published_at: 1e300, slug: 7, title: ['x'], visibility: {}, feature_image: 5 }),
          post({ id: 1e300, slug: 'b', published_at: '2024-03-05 09:00:00' }),
        ],
        { tags: 'none', users: [null, 1], posts_tags: [{}], posts_meta: 3 },
      ),
    );
    expect(Object.keys(files).filter((one) => one.includes('articles/'))).toEqual([
      'content/articles/7.md',
      'content/articles/b.md',
    ]);
  });
});

test('recordings and files of the old site become links, and their words stay', async () => {
  const card = (type: string, fields: object) => ({ type, version: 1, ...fields });
  const children = [
    card('audio', { src: '__GHOST_URL__/content/media/a.mp3', title: 'A talk' }),
    card('video', { src: '__GHOST_URL__/content/media/b.mp4', caption: 'A film' }),
    card('file', {
      src: '__GHOST_URL__/content/files/c.pdf',
      fileTitle: 'A plan',
      fileCaption: 'Of it',
    }),
    card('call-to-action', {
      sponsorLabel: '<p>Sponsored</p>',
      textValue: '<p>Ride</p>',
      showButton: false,
    }),
    card('bookmark', { url: 'https://b.example/', metadata: { title: 'B' }, caption: 'Read it' }),
  ];
  const lexical = JSON.stringify({ root: { type: 'root', children } });
  const folder = await folderWith({
    'g.json': JSON.stringify({
      data: data([
        post({ html: null, lexical, feature_image: 'x:y', feature_image_caption: 'Lead' }),
      ]),
    }),
  });
  const source = await opened('ghost', join(folder, 'g.json'));
  const { files, report } = await importFrom({ ...source, site: 'https://old.example' });
  expect(files['content/articles/a-post.mdx']).toMatch(
    /\n\n\[A talk\]\(https:\/\/old\.example\/content\/media\/a\.mp3\)\n\n\[A film\]\(https:\/\/old\.example\/content\/media\/b\.mp4\)\n\n\[A plan\]\(https:\/\/old\.example\/content\/files\/c\.pdf\)\n\nOf it\n\nSponsored\n\nRide\n\n<Embed url="https:\/\/b\.example\/" title="B" description="Read it" \/>\n$/,
  );
  expect(report.markdown()).toContain('- left out the caption of the lead picture: “Lead”\n');
  const siteless = await importFrom(source);
  expect(siteless.report.markdown()).toContain(
    '- removed the link to /content/media/a.mp3, which leads nowhere; its text stays\n',
  );
});
