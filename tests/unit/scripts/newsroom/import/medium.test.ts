import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, importFrom, opened } from './imported.ts';
import { zipWith } from './zip-with.ts';

/** A file as Medium exports it. */
function page(
  title: string,
  body: string,
  {
    summary = '',
    footer = '<p class="p-tags">Tagged in <a class="p-tag" href="https://medium.com/tag/trams">Trams</a></p><p>By <a href="https://medium.com/@ann" class="p-author h-card">Ann Bee</a> on <a href="https://medium.com/p/0123456789ab"><time class="dt-published" datetime="2024-03-05T09:00:00.000Z">March 5, 2024</time></a>.</p><p><a href="https://medium.com/@ann/a-story-0123456789ab" class="p-canonical">Canonical link</a></p>',
  } = {},
): string {
  const subtitle = summary
    ? `<section data-field="subtitle" class="p-summary">\n${summary}\n</section>`
    : '';
  return `<!DOCTYPE html><html><head><title>${title}</title><style>h1 {}</style></head><body><article class="h-entry"><header><h1 class="p-name">${title}</h1></header>${subtitle}<section data-field="body" class="e-content"><section class="section section--body section--first"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner">${body}</div></div></section></section><footer>${footer}</footer></article></body></html>`;
}

const STORY = page(
  'A story',
  `<h3 class="graf graf--h3 graf--leading graf--title">A story</h3><h4 class="graf graf--h4 graf--subtitle">About trams</h4>
<figure class="graf graf--figure"><img class="graf-image" data-is-featured="true" alt="A tram" src="https://x.example/1*a.png"><figcaption class="imageCaption">On rails</figcaption></figure>
<p class="graf graf--p">Text <a href="https://medium.com/@ann/a-draft-00ffcc112233" class="markup--anchor">link</a>, <a href="https://medium.com/p/0123456789ab">this one</a> and <a href="https://www.medium.com/p/000000111111">another</a>.</p>
<pre class="graf graf--pre" data-code-block-mode="1" data-code-block-lang="js"><span class="pre--content">a &lt; b<br>c</span></pre>
<figure class="graf graf--figure graf--iframe"><iframe src="https://www.youtube.com/embed/abc"></iframe></figure>
<figure class="graf graf--figure graf--iframe"><script src="https://gist.github.com/ann/1.js"></script></figure>
<figure class="graf graf--figure graf--iframe"><blockquote class="twitter-tweet"><a href="https://twitter.com/ann/status/1"></a></blockquote><script async src="//platform.twitter.com/widgets.js"></script></figure>
<h3 id="1a2b" class="graf graf--h3">Part</h3><h3 id="3c4d" class="graf graf--h3">End</h3><p class="graf graf--p"><a href="#1a2b">Up</a></p>
<div class="graf graf--mixtapeEmbed"><a href="https://x.example/" class="markup--anchor markup--mixtapeEmbed-anchor"><strong class="markup--strong">Title</strong><br><em class="markup--em">About</em>x.example</a><a href="https://x.example/" class="js-mixtapeImage mixtapeImage"></a></div></div></div></section><section class="section section--body"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner"><blockquote class="graf graf--blockquote">Quote</blockquote>`,
  { summary: 'About trams' },
);

const FILES = {
  'profile/profile.html': '<html><body>Ann</body></html>',
  'posts/2024-03-05_A-story-0123456789ab.html': STORY,
  'posts/draft_A-draft-00ffcc112233.html': page('A draft', '<p class="graf graf--p">Not yet</p>', {
    footer: '<p><a href="https://medium.com/p/00ffcc112233">View original.</a></p>',
  }),
  'posts/2024-03-06_Thank-you-000000111111.html': page(
    'Thank you for this',
    '<p class="graf graf--p graf--leading">Thank you for this story.</p>',
  ),
};

test('stories of Medium arrive without the headline in their text; responses are named', async () => {
  const folder = await folderWith({ 'medium.zip': zipWith(FILES) });
  const { files, report } = await importFrom(await opened('medium', join(folder, 'medium.zip')));
  expect(Object.keys(files).filter((path) => path.includes('articles/'))).toEqual([
    'content/articles/a-draft.md',
    'content/articles/a-story.mdx',
  ]);
  expect(files['content/articles/a-story.mdx']).toBe(
    `---\nheadline: A story\ndek: About trams\npublishedAt: '2024-03-05T09:00:00Z'\nauthors: [ann]\ntopics: [trams]\n---\n
Text [link](https://medium.com/@ann/a-draft-00ffcc112233), [this one](/articles/a-story/) and [another](https://www.medium.com/p/000000111111).

\`\`\`js
a < b
c
\`\`\`

<Embed url="https://www.youtube.com/watch?v=abc" title="Video" publisher="YouTube" />

<Embed url="https://gist.github.com/ann/1" title="gist.github.com/ann/1" />

<Embed url="https://twitter.com/ann/status/1" title="twitter.com/ann/status/1" publisher="X" />

## Part \\{#1a2b}

## End

[Up](#1a2b)

<Embed url="https://x.example/" title="Title" description="About" />

---

> Quote
`,
  );
  expect(files['content/articles/a-draft.md']).toContain('draft: true');
  expect(files['content/redirects.yaml']).toBe('/@ann/a-story-0123456789ab: /articles/a-story/\n');
  const text = report.markdown();
  expect(text).toContain('left out the picture https://x.example/1*a.png');
  expect(text).toContain(
    '- posts/2024-03-06_Thank-you-000000111111.html is a response to another story',
  );
});

test('a story is named after its address, or else its file, without their numbers', async () => {
  const link = (href: string) => ({
    footer: `<time class="dt-published" datetime="2024-03-05T09:00:00.000Z"></time><a href="${href}" class="p-canonical">Link</a>`,
  });
  const story = (title: string, href: string) =>
    page(title, '<h3 class="graf graf--h3">Part</h3><p class="graf graf--p">Text</p>', link(href));
  const folder = await folderWith({
    'posts/2024-03-05_One-000000000001.html': story(
      'One',
      'https://a.example/gr%C3%BC%C3%9Fe-aus-b-0123456789ab',
    ),
    'posts/2024-03-06_A--story-000000000002.html': story(
      'Two',
      'https://medium.com/p/000000000002',
    ),
    'posts/2024-03-07_--000000000003.html': story('Three', 'https://medium.com/p/000000000003'),
  });
  const { files } = await importFrom(await opened('medium', folder));
  expect(Object.keys(files).filter((path) => path.includes('articles/'))).toEqual([
    'content/articles/a-story.md',
    'content/articles/grusse-aus-b.md',
    'content/articles/three.md',
  ]);
});

test('another archive is refused, and damaged pages become articles or are parked', async () => {
  const folder = await folderWith({
    'other.zip': zipWith({ 'posts/a.html': '<p>Text</p>' }),
    ...Object.fromEntries(
      [10, 300, 700, 1200].map((length, i) => [
        `cut/posts/2024-01-01_story-${'a'.repeat(6)}${i}.html`,
        STORY.slice(0, length),
      ]),
    ),
    'cut/posts/2024-03-05_A-story-0123456789ab.html': STORY,
  });
  await expect(opened('medium', join(folder, 'other.zip'))).rejects.toThrow(
    /is not an export of Medium: it contains no posts\/\*\.html\.$/,
  );
  const { report } = await importFrom(await opened('medium', join(folder, 'cut')));
  expect(report.count('imported') + report.count('parked')).toBe(5);
});
