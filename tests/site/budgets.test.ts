import { describe, expect, test } from 'vitest';
import { builtPages, isMoved } from './built-site.ts';
import { mayWeigh, requestsOf, styles, sum, weightOf } from './page-weight.ts';

const pages = [...builtPages()].filter(([, html]) => !isMoved(html));

describe.each(pages)('%s', (_address, html) => {
  test('weighs at most 10 KB of HTML and CSS, compressed, and a long text what its words weigh', () => {
    expect(weightOf(html)).toBeLessThanOrEqual(mayWeigh(html));
  });

  test('takes at most 5 requests before pictures, and one font of at most 30 KB in two parts', () => {
    const { count, fontBytes } = requestsOf(html);
    expect(count).toBeLessThanOrEqual(5);
    expect(fontBytes).toHaveLength(2);
    // What English headlines need comes with the first answer of a connection (RFC 6928).
    expect(fontBytes[0]).toBeLessThanOrEqual(14_600);
    expect(sum(fontBytes)).toBeLessThanOrEqual(30 * 1024);
  });
});

test('the font is swapped in, for a stand-in of the same widths and heights', () => {
  const [html = ''] = pages.map(([, html]) => html);
  const faces =
    styles(html)
      .join()
      .match(/@font-face\{[^}]+\}/g) ?? [];
  expect(faces).toEqual([
    expect.stringMatching(/url\(\/_astro\/fonts\/.+font-display:swap;unicode-range:U\+20-7E,/),
    expect.stringMatching(/url\(\/_astro\/fonts\/.+font-display:swap;unicode-range:U\+0-1F,/),
    expect.stringMatching(
      /src:local\(.+size-adjust:1\d\d\.\d+%;ascent-override:.+descent-override:/,
    ),
  ]);
});
