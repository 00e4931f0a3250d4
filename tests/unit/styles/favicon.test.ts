import { expect, test } from 'vitest';
import { favicon } from '../../../src/styles/favicon.ts';

const tokens = `:root {
  --paper: light-dark(#fbfaf7, #141412);
  --ink: light-dark(#191817, #ece9e2);
  --accent: #123456;
}`;

test('the icon shows the first letter of the name in the colors of the tokens', () => {
  const svg = favicon(tokens, '“éclair”');
  expect(svg).toContain('fill="#123456">É</text>');
  expect(svg).toContain('stroke="#191817"');
  expect(svg).toContain('fill="#fbfaf7"');
});
