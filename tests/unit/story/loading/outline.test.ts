import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { htmlOf } from './html-of.ts';

test.each([
  ['# A\n\n## B\n\n### C\n\n# D', ['h2 A', 'h3 B', 'h4 C', 'h2 D']],
  ['### A\n\n##### B\n\n#### C\n\n### D', ['h2 A', 'h3 B', 'h3 C', 'h2 D']],
  ['#### A\n\n## B\n\n#### C', ['h2 A', 'h2 B', 'h3 C']],
  ['A\n=\n\n<h4>B</h4>\n\n> ### C', ['h2 A', 'h3 B', 'h3 C']],
  ['# A\n## B\n### C\n#### D\n##### E\n###### F', ['h2 A', 'h3 B', 'h4 C', 'h5 D', 'h6 E', 'h6 F']],
  ['### A[^1]\n\n[^1]: B', ['h2 A1', 'h2 Footnotes']],
])('headings of a .md file keep their order below the headline: %j', async (body, levels) => {
  const html = await htmlOf('story.md', body);
  const headings = html.matchAll(/<(h\d)[^>]*>(.*?)<\/\1>/g);
  const found = Array.from(
    headings,
    ([, level, text]) => `${level} ${text?.replace(/<[^>]*>/g, '')}`,
  );
  expect(found).toEqual(levels);
});

test('the table of contents has the same levels, and checks keep the line', async () => {
  expect(await compileBody('story.md', '# A\n\n### B\n', 0)).toMatchObject({
    compiled: {
      headings: [
        { depth: 2, slug: 'a', text: 'A' },
        { depth: 3, slug: 'b', text: 'B' },
      ],
    },
  });
  expect(await compileBody('story.md', 'Text\n\n# !!!\n', 4)).toMatchObject({
    problems: [{ key: 'heading', line: 7 }],
  });
});
