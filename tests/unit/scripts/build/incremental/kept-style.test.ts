import { expect, test } from 'vitest';
import { keptStyle } from '../../../../../scripts/build/incremental/kept-style.ts';

const STYLE = '<style>p::after { content: "$&" }</style>';
const page = (style: string) => `<head>${style}</head><p>Text</p>`;

test('a page gets its style back, in a later build too', () => {
  const files = new Map<string, string>();
  const first = keptStyle(store(files), 'key');
  expect(first.isKept()).toBe(false);
  const kept = first.without(page(STYLE));
  expect(kept).toBe('<head><!--page-style--></head><p>Text</p>');
  const later = keptStyle(store(files), 'key');
  expect(later.isKept()).toBe(true);
  expect(later.with(kept)).toBe(page(STYLE));
});

test('a page with another style, or with none, is kept as it is', () => {
  const style = keptStyle(store(new Map()), 'key');
  style.without(page(STYLE));
  for (const other of [page('<style>p { color: red }</style>'), page('')]) {
    expect(style.without(other)).toBe(other);
    expect(style.with(other)).toBe(other);
  }
});

function store(files: Map<string, string>) {
  return {
    read: (key: string) => (files.has(key) ? Buffer.from(files.get(key) ?? '') : undefined),
    keep: (key: string, content: string | Uint8Array) => void files.set(key, String(content)),
  };
}
