import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';

test('a checkbox of a task list has a name', async () => {
  const result = await compileBody('a.mdx', '- [ ] open\n- [x] closed\n', 0);
  const [open, closed] =
    'compiled' in result ? (result.compiled.code.match(/<input[^>]*>/g) ?? []) : [];
  expect(open).toContain('aria-label=\\"To do\\"');
  expect(closed).toContain('aria-label=\\"Done\\"');
});
