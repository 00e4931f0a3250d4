import { expect, test } from 'vitest';
import { articleTexts } from '../../../src/feeds/article-entry.ts';
import { article, siteUrl } from './a-feed.ts';

const markdownOf = (html: string) => articleTexts({ ...article, html }, siteUrl).markdown;

test('no row of figures of a chart becomes the head of its table', () => {
  const rows = [2023, 2024].map((year) => `<tr><th scope="row">${year}</th><td>1</td></tr>`);
  const lines = markdownOf(`<table><tbody>${rows.join('')}</tbody></table>`).split('\n');
  expect(lines.filter((line) => line.startsWith('|'))).toEqual([
    '|      |   |',
    '| ---- | - |',
    '| 2023 | 1 |',
    '| 2024 | 1 |',
  ]);
});

test('an existing head stays the head', () => {
  const html =
    '<table><thead><tr><th>Year</th></tr></thead><tbody><tr><td>2023</td></tr></tbody></table>';
  expect(markdownOf(html)).toContain('| Year |\n| ---- |\n| 2023 |');
  const withoutThead = '<table><tr><td></td><th>Sum</th></tr><tr><td>A</td><td>1</td></tr></table>';
  expect(markdownOf(withoutThead)).toContain('|   | Sum |\n| - | --- |\n| A | 1   |');
});

test('a table with code in its cells stays HTML, with Markdown in the cells', () => {
  const html =
    '<table><thead><tr><th>Call</th><th align="right">Cost</th></tr></thead><tbody><tr>' +
    '<td><pre><code>if (a) {\n\n  b &lt; c\n}</code></pre></td><td align="right"><em>1</em></td>' +
    '</tr></tbody></table>';
  expect(markdownOf(html)).toContain(`
<table>
<thead>
<tr>
<th>

Call

</th>
<th align="right">

Cost

</th>
</tr>
</thead>
<tbody>
<tr>
<td>

\`\`\`
if (a) {

  b < c
}
\`\`\`

</td>
<td align="right">

_1_

</td>
</tr>
</tbody>
</table>
`);
});

test('code keeps its language', () => {
  const html = '<pre><code class="language-c++">a</code></pre><pre><code>b</code></pre>';
  expect(markdownOf(html)).toContain('```c++\na\n```\n\n```\nb\n```\n');
});

test.each([
  ['<strong>「A」</strong>は', '**「A」**は'],
  ['は<del>「A」</del>は', 'は~~「A」~~は'],
  ['は<em>A</em>は', 'は*A*は'],
  ['<strong>「A <em>」は</em>は</strong>は', '**「A *」は*は**は'],
  ['<strong>한국(어)</strong>는', '**한국(어)**는'],
  ['<code>は</code><strong>。は</strong>', '`は`**。は**'],
])('emphasis in languages without spaces has no character references: %s', (html, markdown) => {
  expect(markdownOf(`<p>${html}</p>`)).toMatch(new RegExp(`\n${RegExp.escape(markdown)}\n$`));
});

test('emphasis next to Latin text is that of CommonMark', () => {
  expect(markdownOf('<p>a <em>b</em> c<strong>d</strong>e</p>')).toContain('a _b_ c**d**e');
});
