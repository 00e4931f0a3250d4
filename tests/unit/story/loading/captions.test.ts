import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';
import { expectMended, problemsOf } from './problems-of.ts';

const FIGURE = '<Figure src="./a.png" alt="A" caption="A title"></Figure>';
for (const file of ['a.md', 'a.mdx']) {
  test.each([
    ['![A](./a.png "A title")', FIGURE],
    ["![A|300](a.png 'A title')", FIGURE],
    ['![A][b]\n\n[b]: ./a.png "A title"', FIGURE],
    ['> ![A](./a.png "A title")', `<blockquote>\n${FIGURE}\n</blockquote>`],
    ['![A](./a.png)', '<p><ArticlePicture alt="A" src="./a.png"></ArticlePicture></p>'],
  ])(
    `the title of a picture alone in its paragraph is its caption in ${file}: %s`,
    async (...row) => {
      const [body, html] = row;
      expect((await htmlOf(file, body)).trim()).toBe(html);
    },
  );

  test.each([
    ['B ![A](./a.png "A title") c', 'B ![A](./a.png) c'],
    [
      '<figure><img src="./a.png" alt="A" title="A title" /><figcaption>B</figcaption></figure>',
      '<figure><img src="./a.png" alt="A" /><figcaption>B</figcaption></figure>',
    ],
    ['- ![A](./a.png "A title")', '- ![A](./a.png)'],
    ["[![A](./a.png 'A title')](/b/)", '[![A](./a.png)](/b/)'],
  ])(`other titles are refused in ${file}, with the corrected line: %s`, async (body, instead) => {
    const [problem, ...others] = await problemsOf(file, body);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ key: 'picture', line: 1, instead });
    await expectMended(file, body, { problem, instead });
  });
}
