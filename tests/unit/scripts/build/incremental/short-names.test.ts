import { expect, test } from 'vitest';
import { withShortNames } from '../../../../../scripts/build/incremental/short-names.ts';

test('variables get short names, and what only looks like one stays', () => {
  const css = ':root{--line:1rem;--size-2:2rem}.a--b{margin:calc(var(--line)*2) var(--size-2,1px)}';
  const short = ':root{--A:1rem;--B:2rem}.a--b{margin:calc(var(--A)*2) var(--B,1px)}';
  expect(withShortNames(css)).toBe(short);
});

test('fonts of the style get short names, and those of the reader stay', () => {
  const css =
    '@font-face{font-family:News-1a;src:local(News-1a),url(/News-1a.woff2)}@font-face{font-family:stand-in;src:local(Times)}@font-face{font-family:"Two words"}.News-1a{font-family:News-1a,stand-in,Times,"Two words",News}h1{font:700 1rem stand-in}';
  const short =
    '@font-face{font-family:A;src:local(News-1a),url(/News-1a.woff2)}@font-face{font-family:B;src:local(Times)}@font-face{font-family:"Two words"}.News-1a{font-family:A,B,Times,"Two words",News}h1{font:700 1rem B}';
  expect(withShortNames(css)).toBe(short);
});
