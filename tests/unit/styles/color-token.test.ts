import { expect, test } from 'vitest';
import { between, colorToken } from '../../../src/styles/color-token.ts';

const TOKENS = ':root { --paper: light-dark( #FBFAF7,#141412 ); --ink: #191817; --rule: red; }';

test('a light-dark color gives one color for each scheme, a single color gives the same for both', () => {
  expect(colorToken(TOKENS, 'paper')).toEqual({ light: '#FBFAF7', dark: '#141412' });
  expect(colorToken(TOKENS, 'ink')).toEqual({ light: '#191817', dark: '#191817' });
});

test.each(['rule', 'accent'])(
  '--%s, which is not a valid color, is reported with its file',
  (name) => {
    expect(() => colorToken(TOKENS, name)).toThrow(
      `src/styles/tokens.css: --${name} is not a color`,
    );
  },
);

test('a line on light and dark backgrounds has the color between the two', () => {
  expect(between({ light: '#5c5851', dark: '#a8a298' })).toBe('#827d75');
});

test('a color without its semicolon is reported, because browsers drop it and the next one', () => {
  const tokens = ':root { --paper: light-dark(#fbfaf7, #141412)\n --ink: #191817; }';
  expect(() => colorToken(tokens, 'paper')).toThrow('--paper is not a color');
  expect(colorToken(tokens, 'ink').light).toBe('#191817');
});
