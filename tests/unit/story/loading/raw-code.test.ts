import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

test.each(['a.md', 'a.mdx'])(
  'text in <code>, <kbd> and <samp> stays as typed in %s',
  async (file) => {
    const typed: [body: string, html: string][] = [
      [
        'x -- <code>a -- "b" ...</code> <kbd>"</kbd> <samp>\'--x\'</samp> "y"',
        '<p>x – <code>a -- "b" ...</code> <kbd>"</kbd> <samp>\'--x\'</samp> “y”</p>',
      ],
      ['<code>:cat:</code> :cat:', '<p><code>:cat:</code> 🐱</p>'],
      ['<code>a <b>--b</b></code>', '<p><code>a <b>--b</b></code></p>'],
      ['<code>&lt;a&gt; &amp;lt; \\* \\"--</code>', '<p><code>&lt;a&gt; &amp;lt; * "--</code></p>'],
      ['| a |\n| - |\n| <code>--a \\| "b"</code> |', '<td><code>--a | "b"</code></td>'],
      ['> a <kbd>b\n> --c "</kbd>', '<p>a <kbd>b\n--c "</kbd></p>'],
      ['## The <code>--flag</code> "a"', '>The <code>--flag</code> “a”</h2>'],
      ['**「<code>--a</code>」**は', '<p><strong>「<code>--a</code>」</strong>は</p>'],
    ];
    for (const [body, html] of typed) expect(await htmlOf(file, body)).toContain(html);
  },
);

test('Markdown in them stays Markdown, as on GitHub', async () => {
  expect(await htmlOf('a.md', '<kbd>*a* -- b</kbd>')).toBe('<p><kbd><em>a</em> -- b</kbd></p>');
});
