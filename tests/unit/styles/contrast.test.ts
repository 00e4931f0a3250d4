import { expect, test } from 'vitest';
import { contrastProblems } from '../../../src/styles/contrast.ts';
import { contrastRatio } from '../../../src/styles/contrast-ratio.ts';
import { readableColor } from '../../../src/styles/readable-color.ts';

const tokens = (muted: string) => `:root {
  --paper: light-dark(#ffffff, #141412);
  --ink: light-dark(#191817, #ece9e2);
  --muted: ${muted};
  --accent: light-dark(#8f1d1d, #e58a80);
}`;

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
  ['#ffffff', '#767676', 4.54],
])('the contrast of %s and %s is %d', (a, b, ratio) => {
  expect(contrastRatio(a, b)).toBeCloseTo(ratio, 2);
});

test('readable colors have no problem', () => {
  expect(contrastProblems(tokens('light-dark(#767676, #a8a298)'))).toEqual([]);
});

test('a color that is hard to read is reported with its theme and what to change', () => {
  expect(contrastProblems(tokens('light-dark(#777777, #a8a298)'))).toEqual([
    'src/styles/tokens.css: --muted (#777777) on --paper (#ffffff) has a contrast of 4.4 in the light theme; text needs 4.5. Choose a darker color, such as #757575.',
  ]);
  expect(contrastProblems(tokens('#767676'))).toEqual([
    expect.stringContaining('in the dark theme; text needs 4.5. Choose a lighter color, such as #'),
  ]);
});

test('the accent of the settings is reported there', () => {
  const withoutAccent = tokens('#767676').replace(/.*accent.*\n/, '');
  const accent = { light: '#ffcc00', dark: '#e58a80' };
  expect(contrastProblems(withoutAccent, accent)).toContain(
    'src/site.config.ts: accent.light (#ffcc00) on --paper (#ffffff) has a contrast of 1.5 in the light theme; text needs 4.5. Choose a darker color, such as #8f7300.',
  );
});

test.each([
  ['#ffcc00', '#ffffff'],
  ['#8f1d1d', '#141412'],
  ['#ffffff', '#fbfaf7'],
  ['#000000', '#000000'],
])('the color suggested for %s on %s is readable', (color, paper) => {
  expect(contrastRatio(readableColor(color, paper), paper)).toBeGreaterThanOrEqual(4.5);
});

test('a readable color is suggested as it is', () => {
  expect(readableColor('#8f1d1d', '#fbfaf7')).toBe('#8f1d1d');
});
