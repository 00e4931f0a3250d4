import { describe, expect, test } from 'vitest';
import { importHtml } from './imported.ts';

/** HTML of a post, and the body of the article that it becomes. */
const BODIES: Record<string, readonly [html: string, body: string]> = {
  'text, emphasis and links': [
    '<p>Some <b>bold</b>, <i>italic</i> and <code>a &lt; b</code>. <a href="https://example.org/a">Link</a>.</p>',
    'Some **bold**, _italic_ and `a < b`. [Link](https://example.org/a).\n',
  ],
  'spaces at the ends of marked text': [
    '<p>Some <b>bold </b>and<em> <s>old</s> </em>text<b> </b>.</p>',
    'Some **bold** and _~~old~~_ text .\n',
  ],
  'a caption without a figure': [
    '<blockquote><p>Words</p><figcaption>Ann</figcaption></blockquote>',
    '> Words\n>\n> Ann\n',
  ],
  'people whom a text on Substack mentions': [
    `<p>By <span class="mention-wrap" data-attrs='{"name":"Zoë Bee","url":null}'></span> and <span class="mention-wrap" data-attrs='{"name":"A paper","url":"https://paper.example"}'></span>.</p>`,
    'By Zoë Bee and [A paper](https://paper.example/).\n',
  ],
  'lines of verse on Substack': [
    '<div class="preformatted-block"><label class="hide-text">Text within this block</label><pre class="text">a\n  b</pre></div>',
    '```\na\n  b\n```\n',
  ],
  'characters that mean something in Markdown': [
    '<p>1 * 2 # 3 [x] &lt;b&gt; _a_ `c`</p>',
    '1 \\* 2 # 3 \\[x] \\<b> \\_a\\_ \\`c\\`\n',
  ],
  'the marks of other programs, as typed': [
    '<p>!!! note {{ page.title }} {% if a %} {{&lt; b >}} {: .c} x^2^ H~2~O ==b== %%b%% [gallery ids="1"] 2^10</p>',
    '\\!!! note \\{{ page.title }} {\\% if a %} \\{{\\< b >}} \\{: .c} x\\^2^ H\\~2\\~O \\==b== %\\%b%\\% \\[gallery ids="1"] 2^10\n',
  ],
  'superscripts, keys and marked text': [
    '<p>10<sup>6</sup>, <kbd>Ctrl</kbd>, <mark>new</mark></p>',
    '10<sup>6</sup>, <kbd>Ctrl</kbd>, <mark>new</mark>\n',
  ],
  'headings that leave out levels': [
    '<h3>One</h3><p>a</p><h5>Two</h5><p>b</p><h2>Three</h2>',
    '## One\n\na\n\n### Two\n\nb\n\n## Three\n',
  ],
  'a first heading that repeats the headline': ['<h1>A headline</h1><p>Text</p>', 'Text\n'],
  'code, as typed': [
    '<pre class="wp-block-code"><code class="language-js">if (a &lt; b) {\n\n  `x`;\n}\n</code></pre>',
    '```js\nif (a < b) {\n\n  `x`;\n}\n```\n',
  ],
  'code beside its line numbers': [
    '<div class="highlight language-go"><table><tr><td><pre>1\n2</pre></td><td><pre><code><span>a</span>\nb</code></pre></td></tr></table></div>',
    '```go\na\nb\n```\n',
  ],
  'a plain table': [
    '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    '| A | B |\n| - | - |\n| 1 | 2 |\n',
  ],
  'a table whose first row is its head': [
    '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>',
    '| A | B |\n| - | - |\n| 1 | 2 |\n',
  ],
  'a table with a cell across two columns': [
    '<table><tr><td colspan="2">A</td></tr><tr><td>1</td><td>2</td></tr></table>',
    '<table><tbody><tr><td colspan="2">A</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>\n',
  ],
  'the lines of code in a table': [
    '<table><tr><td><pre><code>a\n\n  b</code></pre></td></tr></table>',
    '<table><tbody><tr><td><pre><code>a&#10;&#10;  b</code></pre></td></tr></tbody></table>\n',
  ],
  'links to anchors above a heading, around it, and in the text below it': [
    '<a name="one"></a><h2>A part</h2><p id="two">Text <a href="#one">a</a> <a href="#two">b</a> <a href="#three">c</a></p><div id="three"><h2>Another</h2></div>',
    '## A part\n\nText [a](#a-part) [b](#a-part) [c](#another)\n\n## Another\n',
  ],
  'footnotes of any system': [
    '<p>A<sup id="ref1"><a href="#note1">1</a></sup></p><hr><ol><li id="note1">Text. <a href="#ref1">↩</a></li></ol>',
    'A[^1]\n\n---\n\n[^1]: Text.\n',
  ],
  'footnotes of Substack': [
    '<p>A<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a></p><div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>Text.</p></div></div>',
    'A[^1]\n\n[^1]: Text.\n',
  ],
  'a toggle of Ghost': [
    '<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4>More</h4></div><div class="kg-toggle-content"><p>Text</p></div></div>',
    '<details>\n\n<summary>More</summary>\n\nText\n\n</details>\n',
  ],
  'a callout of Ghost': [
    '<div class="kg-card kg-callout-card kg-callout-card-yellow"><div class="kg-callout-emoji">⚠️</div><div class="kg-callout-text">Careful</div></div>',
    '> [!WARNING]\n>\n> Careful\n',
  ],
  'an alert of GitHub': [
    '<blockquote><p>[!TIP]<br>Try <em>it</em></p><p>Now</p></blockquote>',
    '> [!TIP]\n>\n> Try _it_\n>\n> Now\n',
  ],
  'an alert with a title, and one of another program': [
    '<blockquote><p>[!tip] Try it\nNow</p></blockquote><blockquote><p>[!bug]- No</p></blockquote>',
    '> [!TIP]\n>\n> **Try it**\n>\n> Now\n\n> [!CAUTION]\n>\n> No\n',
  ],
  'a quotation that begins with brackets': [
    '<blockquote><p>[!other] a</p></blockquote>',
    '> \\[!other] a\n',
  ],
  'a callout in another block': [
    '<ul><li><div class="callout tip"><p>Try it</p></div></li></ul>',
    '- > [!TIP]\n  >\n  > Try it\n',
  ],
  'addresses in text, which Markdown links': [
    '<p>See http://a.example/ or write to a@b.example. <code>www.c.example</code></p>',
    'See [http://a.example/](http://a.example/) or write to [a@b.example](mailto:a@b.example). `www.c.example`\n',
  ],
  'inline elements at the start of a list item': [
    '<ul><li><kbd>Ctrl</kbd> and C</li><li>Text</li></ul>',
    '- <kbd>Ctrl</kbd> and C\n- Text\n',
  ],
  'a mark within the same mark, once': [
    '<p><b>a <strong>b</strong></b> <del><s>c</s></del></p>',
    '**a b** ~~c~~\n',
  ],
  'a line that would begin a callout': ['<p>::: note</p>', '\\::: note\n'],
  'comments, and boxes for sign-up': [
    '<!-- wp:paragraph --><p>Text</p><!-- /wp:paragraph --><div class="subscription-widget-wrap"><form><input></form></div>',
    'Text\n',
  ],
  'a link to a heading': [
    '<p><a href="#old-id">See</a></p><h2 id="old-id">The Part</h2>',
    '[See](#old-id)\n\n## The Part {#old-id}\n',
  ],
  'the ids of headings that it can have': [
    '<h2 id="a-part">A part</h2><h2 id="two">A part</h2><h2 id="two">Three</h2><h2 id="keyPoints">Four</h2><h2 id="x y">Five</h2><h2 id="three">Six</h2><p><a href="#two">a</a> <a href="#keyPoints">b</a> <a href="#x%20y">c</a></p>',
    '## A part\n\n## A part {#two}\n\n## Three\n\n## Four\n\n## Five\n\n## Six\n\n[a](#two) [b](#four) [c](#five)\n',
  ],
  'boxes to open and close without their ids, one of which was there twice': [
    '<details id="a"><summary>A</summary><p>B</p></details><details id="a"><summary>C</summary><p>D</p></details>',
    '<details>\n\n<summary>A</summary>\n\nB\n\n</details>\n\n<details>\n\n<summary>C</summary>\n\nD\n\n</details>\n',
  ],
  'the title of a link, unless it is its text': [
    '<p><a href="https://a.example/" title="A &quot;b&quot;">a</a> <a href="https://a.example/" title="a">a</a></p>',
    '[a](https://a.example/ "A \\"b\\"") [a](https://a.example/)\n',
  ],
  'a link that leads nowhere': [
    '<p><a href="javascript:alert(1)">x</a> <a href="#gone">y</a></p>',
    'x y\n',
  ],
  'a link without a scheme': [
    '<p><a href="//example.org/a">x</a></p>',
    '[x](https://example.org/a)\n',
  ],
  'the blocks that Google Docs has in a bold element that is not bold': [
    '<b style="font-weight:normal" id="docs-internal-guid-2"><h1>A headline</h1><p>One</p><h2>Head</h2><p>Two <b>bold</b></p></b>',
    'One\n\n## Head\n\nTwo **bold**\n',
  ],
  'the blocks after a mark that is not closed': [
    '<p><em>One</p>\n<p>Two</p>\n<ul><li>Three</li></ul><pre>a</pre>',
    '_One_\n\n_Two_\n\n- _Three_\n\n```\na\n```\n',
  ],
  'marks and links around blocks and text': [
    '<i>One <b>two<p>three</p></b></i><a href="https://a.example/"><h2>Four</h2><div>five</div></a><sup><p>six</p></sup><font><p>seven</p></font>',
    '_One **two**_\n\n_**three**_\n\n## [Four](https://a.example/)\n\n[five](https://a.example/)\n\n<sup>six</sup>\n\nseven\n',
  ],
  'unprintable characters': ['<p>a\u2028b\u0007c</p>', 'abc\n'],
};

describe('the body of an imported post', () => {
  test.each(Object.entries(BODIES))('keeps %s', async (_, [html, expected]) => {
    const { path, body } = await importHtml(html);
    expect(path).toBe('content/articles/a-headline.md');
    expect(body).toBe(expected);
  });
});

/** HTML of a player or a preview, and the attributes of the card that it becomes. */
const CARDS: Record<string, readonly [html: string, card: string]> = {
  YouTube: [
    '<iframe src="https://www.youtube.com/embed/abc_1?rel=0" title="A film"></iframe>',
    '<Embed url="https://www.youtube.com/watch?v=abc_1" title="A film" publisher="YouTube" />',
  ],
  'a player in a figure': [
    '<figure class="kg-embed-card"><iframe data-src="https://player.vimeo.com/video/12"></iframe><figcaption>On "air"</figcaption></figure>',
    '<Embed url="https://vimeo.com/12" title="On &quot;air&quot;" publisher="Vimeo" />',
  ],
  'a recording with a title and a caption': [
    '<figure><audio src="https://a.example/b.mp3" title="A talk"></audio><figcaption>Ann, in May</figcaption></figure>',
    '<Embed url="https://a.example/b.mp3" title="A talk" description="Ann, in May" />',
  ],
  'an address that WordPress embeds': [
    '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://example.org/a-page\n</div></figure>',
    '<Embed url="https://example.org/a-page" title="example.org/a-page" />',
  ],
  'a bookmark of Ghost': [
    '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://example.org/"><div class="kg-bookmark-title">Title</div><div class="kg-bookmark-description">About</div><span class="kg-bookmark-publisher">Paper</span></a></figure>',
    '<Embed url="https://example.org/" title="Title" publisher="Paper" description="About" />',
  ],
  'a post of Substack in a digest': [
    `<div class="digest-post-embed" data-attrs='{"title":"A story","caption":"About it","canonical_url":"https://a.example/p/a-story"}'></div>`,
    '<Embed url="https://a.example/p/a-story" title="A story" description="About it" />',
  ],
  'a film on Vimeo in a post of Substack': [
    `<div class="vimeo-wrap" data-attrs='{"videoId":"12"}'></div>`,
    '<Embed url="https://vimeo.com/12" title="Video" publisher="Vimeo" />',
  ],
  'a post on Instagram, on Substack': [
    `<div class="instagram-embed-wrap" data-attrs='{"instagram_id":"Cx","title":"A tram"}'></div>`,
    '<Embed url="https://www.instagram.com/p/Cx/" title="A tram" publisher="Instagram" />',
  ],
  'a post on Bluesky, on Substack': [
    `<div class="bluesky-wrap" data-attrs='{"authorHandle":"ann.example","postId":"3k"}'></div>`,
    '<Embed url="https://bsky.app/profile/ann.example/post/3k" title="bsky.app/profile/ann.example/post/3k" />',
  ],
  'a post on X': [
    '<blockquote class="twitter-tweet"><p>Hello {you}</p><a href="https://twitter.com/a/status/1?ref_src=x">May 1</a></blockquote><script src="https://platform.twitter.com/widgets.js"></script>',
    '<Embed url="https://twitter.com/a/status/1" title="Hello {you}May 1" publisher="X" />',
  ],
};

describe('an embedded page', () => {
  test.each(Object.entries(CARDS))('of %s becomes a card', async (_, [html, card]) => {
    const { path, body } = await importHtml(`<p>a { b &lt; c</p>${html}<p>import x</p>`);
    expect(path).toBe('content/articles/a-headline.mdx');
    expect(body).toContain(`${card}\n`);
    expect(body).toContain('a \\{ b \\< c\n');
  });

  test('keeps the id of a heading beside a component, where a brace alone would be code', async () => {
    const { path, body } = await importHtml(
      '<h2 id="one"><b>A</b> {part}</h2><iframe src="https://vimeo.com/1"></iframe>',
    );
    expect(path).toBe('content/articles/a-headline.mdx');
    expect(body).toBe(
      '## **A** \\{part\\} \\{#one}\n\n<Embed url="https://vimeo.com/1" title="Video" publisher="Vimeo" />\n',
    );
  });
});

test.each([
  ['<!-- Call the harbor --><p>Text</p><!-- wp:more -->', 'left out a comment: “Call the harbor”'],
  [
    '<p><a href="javascript:a()">Text</a></p>',
    'removed the link to javascript:a(), which leads nowhere; its text stays',
  ],
  [
    '<p>Text <img src="data:image/png;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" title="A title"></p>',
    'left out the title of a picture: “A title”',
  ],
  ['<h2 id="keyPoints">Four</h2><p>Text</p>', 'the part #keyPoints is now #four'],
  [
    '<h2>A part</h2><p id="two">Text <a href="#two">b</a></p>',
    'the link to #two leads to the heading above it, #a-part',
  ],
  [
    '<p>Text</p><div class="wp-block-button"><a>Buy it</a></div>',
    'removed a button that leads nowhere: “Buy it”',
  ],
])('%s is lost or changed, and the report says so', async (html, note) => {
  const { report } = await importHtml(html);
  expect(report).toContain('1 imported\n1 with notes in the report\n');
  expect(report.match(/^- (?!content).*/gm)).toEqual([`- ${note}`]);
});

test.each([
  [
    'a picture that links to itself',
    '<p>T</p><figure><a href="https://cdn.example/fetch/https%3A%2F%2Fs3.example%2Fa_1.png"><img src="https://cdn.example/w_9/https%3A%2F%2Fs3.example%2Fa_1.png" alt="A"></a></figure>',
    'T\n\n[A](https://cdn.example/w_9/https%3A%2F%2Fs3.example%2Fa_1.png)\n',
  ],
  [
    'a picture in another size',
    '<p>T</p><p><a href="/x/a-scaled.jpg"><img src="/x/a-300x200.jpg" alt="A"></a></p>',
    'T\n',
  ],
  [
    'buttons to sign up, share and comment',
    '<p>T</p><p class="button-wrapper" data-attrs="{&quot;url&quot;:&quot;https://x.example/subscribe?&quot;,&quot;text&quot;:&quot;Subscribe&quot;}"><a class="button" href="https://x.example/subscribe?">Subscribe</a></p><p class="button-wrapper"><a href="https://x.example/p/a?action=share">Share</a></p><div class="kg-button-card"><a href="#/portal/signup">Join</a></div><p class="button-wrapper"><a href="https://shop.example/">Shop</a></p>',
    'T\n\n[Shop](https://shop.example/)\n',
  ],
])('%s is what it shows', async (_what, html, expected) => {
  expect((await importHtml(html)).body).toBe(expected);
});
