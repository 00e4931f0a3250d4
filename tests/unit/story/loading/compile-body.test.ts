import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { htmlOf } from './html-of.ts';

test('a checkbox of a task list has a name', async () => {
  const result = await compileBody('a.mdx', '- [ ] open\n- [x] closed\n', 0);
  const [open, closed] =
    'compiled' in result ? (result.compiled.code.match(/<input[^>]*>/g) ?? []) : [];
  expect(open).toContain('aria-label=\\"To do\\"');
  expect(closed).toContain('aria-label=\\"Done\\"');
});

test.each(['a.md', 'a.mdx'])('an empty header cell is no header in %s', async (file) => {
  const html = await htmlOf(file, '| | Sum |\n| :-: | - |\n| A | 1 |\n');
  expect(html).toContain('<td class="align-center"></td>');
  expect(html).toContain('<th>Sum</th>');
});
