import { describe, expect, test } from 'vitest';
import { builtPages, isMoved } from './built-site.ts';
import { designFaults } from './design-faults.ts';
import { styles } from './page-weight.ts';

const pages = [...builtPages()].filter(([, html]) => !isMoved(html));
const [, front = ''] = pages.find(([address]) => address === '/') ?? [];

test('no page has a gradient, a shadow, a rounded corner, a box, a pop-up or a color other than the tokens', () => {
  expect(pages.length).toBeGreaterThan(40);
  for (const [address, html] of pages) expect(designFaults(html), address).toEqual([]);
});

test.each([
  '.a{background:linear-gradient(var(--ink),var(--paper))}',
  '.a{box-shadow:0 1px 3px var(--rule)}',
  '.a{filter:drop-shadow(0 0 2px var(--ink))}',
  '.a{border-radius:8px}',
  '.a{border:1px solid var(--rule)}',
  'input{border:1px solid tomato}',
  '.a{position:fixed}',
  '.a{color:#8f1d1d}',
  '.a{border-top:1px solid tomato}',
  '.a{background:rgb(0 0 0/.5)}',
  '.a{--mine:#8f1d1d}',
])('finds %s', (planted) => {
  const at = (place: string) => front.replace('</style>', `${place}</style>`);
  expect(designFaults(at(planted))).toEqual([planted]);
  expect(designFaults(at(`@media print{${planted}}`))).toEqual([planted]);
});

test.each(['<dialog', '<div popover>'])('finds %s', (planted) => {
  expect(designFaults(front.replace('</main>', `${planted}></main>`))).toEqual([planted]);
});

describe('the tokens', () => {
  const [css = ''] = styles(front);
  const tokens = new Map(
    [...css.matchAll(/--([\w-]+):light-dark\((#[0-9a-f]+),(#[0-9a-f]+)\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, { light, dark }],
    ),
  );

  test('are five colors, one of them an accent', () => {
    expect([...tokens.keys()]).toEqual(['paper', 'ink', 'muted', 'rule', 'accent']);
    for (const [name, { light, dark }] of tokens) {
      const isColored = [light, dark].map((color) => chroma(color) > 0.2);
      expect(isColored, name).toEqual(Array(2).fill(name === 'accent'));
    }
  });

  test('are near-white paper and near-black ink, and the reverse in dark mode', () => {
    const paper = tokens.get('paper');
    const ink = tokens.get('ink');
    for (const bright of [paper?.light, ink?.dark]) expect(lowest(bright)).toBeGreaterThan(0.85);
    for (const deep of [ink?.light, paper?.dark]) expect(highest(deep)).toBeLessThan(0.12);
  });
});

/** The saturation of a color: 0 to 1. */
function chroma(color: string): number {
  return highest(color) - lowest(color);
}

function highest(color = ''): number {
  return Math.max(...channels(color));
}

function lowest(color = ''): number {
  return Math.min(...channels(color));
}

/** Red, green and blue of `#8f1d1d`, each from 0 to 1. */
function channels(color: string): number[] {
  return [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16) / 255);
}
