import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

test.each([
  ['*Roses* are **red**,', '<em>Roses</em> are <strong>red</strong>,'],
  ['_Violets_ snake_case_a', '<em>Violets</em> snake_case_a'],
  ['2 * 3 * 4 and **', '2 * 3 * 4 and **'],
])('a line of a poem has its emphasis: %s', async (line, html) => {
  expect(await htmlOf('a.md', `\`\`\`verse\n${line}\n\`\`\``)).toBe(
    `<div class="verse"><p>${html}</p></div>`,
  );
});
