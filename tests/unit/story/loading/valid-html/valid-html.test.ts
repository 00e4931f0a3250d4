import { expect, test } from 'vitest';
import { compileBody } from '../../../../../src/story/loading/compile-body.ts';
import { isDateTime } from '../../../../../src/story/loading/valid-html/date-times.ts';
import { htmlOf } from '../html-of.ts';
import { expectMended, problemsOf } from '../problems-of.ts';
import { REFUSED, REPAIRED, TABLES, VALUES } from './inputs.ts';

const FILES = ['a.md', 'a.mdx'];

/** HTML without the parts that a parser adds to tables, and in one line. */
const plain = (html: string) => html.replaceAll(/<\/?tbody>|\n| tabindex="0"/g, '');

async function noticesOf(file: string, body: string): Promise<string[]> {
  const result = await compileBody(file, body, 0);
  return 'compiled' in result ? result.compiled.notices.map(({ text }) => text) : [];
}

test.each(REPAIRED)('is published as a valid page: %j', async (body, html, notice) => {
  for (const file of FILES) {
    expect(inParagraph(plain(await htmlOf(file, body)))).toBe(inParagraph(html));
    expect(await noticesOf(file, body)).toEqual(notice === undefined ? [] : [notice]);
  }
});

/** In an .mdx file, an element of text that is alone on its line has no paragraph around it. */
function inParagraph(html: string): string {
  return html.startsWith('<span>') ? `<p>${html}</p>` : html;
}

test.each(TABLES)('a table looks the same as a valid one: %s', async (rows, html) => {
  for (const file of FILES) {
    expect(plain(await htmlOf(file, `<table>${rows}</table>`))).toBe(
      plain(`<table>${html}</table>`),
    );
  }
});

test.each(REFUSED)('is reported: %j', async (body, found, instead) => {
  for (const file of FILES) {
    const [problem, ...others] = await problemsOf(file, body);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ found, line: 1, ...(instead !== undefined && { instead }) });
    if (instead === undefined) expect(problem).not.toHaveProperty('instead');
    else await expectMended(file, body, { problem, instead });
  }
});

test.each(VALUES)('an invalid value is left out: %s', async (body, attribute, without, takes) => {
  expect(await htmlOf('a.md', body)).toBe(await htmlOf('a.md', without));
  const [notice, ...others] = await noticesOf('a.md', body);
  expect(others).toEqual([]);
  expect(notice).toContain(`${attribute} of <`);
  expect(notice).toContain(`is left out: it takes ${takes}`);
  const [problem] = await problemsOf('a.mdx', body);
  expect(problem).toMatchObject({ found: attribute, instead: without });
  await expectMended('a.mdx', body, { problem, instead: without });
});

test('a cell names only headers of its table', async () => {
  const table = '<table><tr><th id="b">a</th></tr><tr><td headers="b c">d</td></tr></table>';
  for (const file of FILES) {
    expect(await htmlOf(file, table)).toContain('<td headers="b">d</td>');
    expect(await noticesOf(file, table)).toEqual([
      'headers="c" of <td> is left out: no <th> of the table has this id',
    ]);
  }
});

test.each([
  ['<table>a<tr><td>b</td></tr></table>', 'text within <table>'],
  ['<table><tr>a<td>b</td></tr></table>', 'text within <tr>'],
  ['<a href="https://e.org/">a [b](https://e.org/)</a>', '<a> within <a>'],
  ['<a href="https://e.org/"><details><summary>a</summary>b</details></a>', '<details> within <a>'],
  ['<img alt="a">', 'nothing'],
])('what an HTML parser would move is reported in an .mdx file: %j', async (body, found) => {
  expect(await problemsOf('a.mdx', body)).toMatchObject([{ found, line: 1 }]);
});

test('a wide table is checked in time', async () => {
  const cells = '<td colspan="1000" rowspan="60000">a</td>';
  const table = `<table>${`<tr>${cells.repeat(3)}</tr>`.repeat(300)}</table>`;
  expect(await htmlOf('a.md', table)).toContain('<td');
});

test.each([
  ['2025-04-01', true, true],
  ['2025-02-30', false, false],
  ['2025-04-01T09:00Z', true, true],
  ['2025-04-01 09:00:00.5+02:00', true, true],
  ['2025-04-01T09:00', false, true],
  ['2025-04', false, true],
  ['04-01', false, true],
  ['2025-W14', false, true],
  ['18:30', false, true],
  ['P1DT2H', false, true],
  ['2h 30m', false, true],
  ['P', false, false],
  ['2025-4-1', false, false],
  ['next week', false, false],
])('whether %j is a moment, or something that <time> states', (text, isMoment, isTime) => {
  expect(isDateTime(text, 'moment')).toBe(isMoment);
  expect(isDateTime(text, 'time')).toBe(isTime);
});
