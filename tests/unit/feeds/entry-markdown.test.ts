import { expect, test } from 'vitest';
import { articleEntry } from '../../../src/feeds/article-entry.ts';
import { entryMarkdown } from '../../../src/feeds/entry-markdown.ts';
import { article, siteUrl } from './a-feed.ts';

const markdownOf = (html: string) => entryMarkdown(articleEntry({ ...article, html }, siteUrl));

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
