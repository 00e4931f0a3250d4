import { describe, expect, test } from 'vitest';
import { builtPages, isMoved } from './built-site.ts';
import { mayWeigh, requestsOf, styles, sum, weightOf } from './page-weight.ts';

const pages = [...builtPages()].filter(([, html]) => !isMoved(html));

describe.each(pages)('%s', (_address, html) => {
  test('has at most 10 KB of compressed HTML and CSS, plus what the words of a long text need', () => {
    expect(weightOf(html)).toBeLessThanOrEqual(mayWeigh(html));
  });

  test('needs at most 5 requests before images, and one font of at most 30 KB in two faces', () => {
    const { count, fontBytes } = requestsOf(html);
    expect(count).toBeLessThanOrEqual(5);
    expect(fontBytes).toHaveLength(2);
    // What English headlines need fits into the first round trip of a connection (RFC 6928).
    expect(fontBytes[0]).toBeLessThanOrEqual(14_600);
    expect(sum(fontBytes)).toBeLessThanOrEqual(30 * 1024);
  });
});

test('the headline font replaces a system fallback with the same metrics', () => {
  const [html = ''] = pages.map(([, html]) => html);
  const faces =
    styles(html)
      .join()
      .match(/@font-face\{[^}]+\}/g) ?? [];
  const families = /--font-display:([^;}]+)/.exec(html)?.[1]?.split(',') ?? [];
  const standIns = faces.slice(2);
  expect(faces.slice(0, 2)).toEqual([
    expect.stringMatching(/url\(\/_astro\/fonts\/.+font-display:swap;unicode-range:U\+20-7E,/),
    expect.stringMatching(/url\(\/_astro\/fonts\/.+font-display:swap;unicode-range:U\+0-1F,/),
  ]);
  expect(standIns.map((face) => /local\(([^)]+)\)/.exec(face)?.[1])).toEqual([
    'Times New Roman Bold',
    'NotoSerif-Bold',
    'DejaVuSerif-Bold',
    'OpenSans-Bold',
  ]);
  expect(standIns.map((face) => /font-family:([^;]+)/.exec(face)?.[1])).toEqual(
    families.slice(1, -1),
  );
  // At every size, the same share is above the baseline, and the same below.
  const share = (face: string, name: string) =>
    (Number(new RegExp(`${name}:([\\d.]+)%`).exec(face)?.[1]) *
      Number(/size-adjust:([\d.]+)%/.exec(face)?.[1])) /
    1e4;
  for (const face of standIns) {
    expect(share(face, 'ascent-override')).toBeCloseTo(0.735, 3);
    expect(share(face, 'descent-override')).toBeCloseTo(0.265, 3);
  }
});
