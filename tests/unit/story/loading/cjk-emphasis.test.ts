import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { htmlOf } from './html-of.ts';
import { problemsOf } from './problems-of.ts';

test.each([
  ['これは**「太字」**です', 'これは<strong>「太字」</strong>です'],
  ['**これは太字。**テスト', '<strong>これは太字。</strong>テスト'],
  ['**中文（括号）**之后', '<strong>中文（括号）</strong>之后'],
  ['**마크다운(Markdown)**은', '<strong>마크다운(Markdown)</strong>은'],
  ['**「一」**と**「二」**', '<strong>「一」</strong>と<strong>「二」</strong>'],
  ['これは*「斜体」*で、~~「消」~~す', 'これは<em>「斜体」</em>で、<del>「消」</del>す'],
  ['これは~~「消」~~す', 'これは<del>「消」</del>す'],
  ['a**「x」**b', 'a<strong>「x」</strong>b'],
])('emphasis needs no spaces beside Chinese, Japanese and Korean: %s', async (body, html) => {
  for (const file of ['a.md', 'a.mdx']) expect(await htmlOf(file, body)).toBe(`<p>${html}</p>`);
});

test.each([
  ['a*"x"*b', 'a*“x”*b'],
  ['日本\\*\\*「語」\\*\\*は', '日本**「語」**は'],
  ['日本`**「語」**`は', '日本<code>**「語」**</code>は'],
  ['日本 * 「語」 * は', '日本 * 「語」 * は'],
])('other text stays as CommonMark reads it: %s', async (body, html) => {
  expect(await htmlOf('a.md', body)).toBe(`<p>${html}</p>`);
});

test('what helps the compiler is in nothing that it gives', async () => {
  const body =
    '## 本**「語」**は\n\n[日**「本」**語](https://a.b/日**「本」**語) <b title="日**「本」**語">x</b>\n\n![日**「本」**語](./a**「本」**語.png)\n\n```\n日**「本」**語\n```\n';
  const result = await compileBody('a.md', body, 0);
  expect(result).toMatchObject({
    compiled: { headings: [{ text: '本「語」は', slug: '本語は' }] },
  });
  const written = JSON.stringify(result);
  expect(written).not.toMatch(/[\u2E0E\u2E16\u2E15]|%E2%B8/);
  expect(written).toContain('日**「本」**語');
  const refused = await compileBody('a.mdx', '日**「本」**{語}', 0);
  expect(refused).toHaveProperty('problems');
  expect(JSON.stringify(refused)).not.toMatch(/[\u2E0E\u2E16\u2E15]/);
});

test('places of faults are those of the text as it is written', async () => {
  for (const [body, column, instead] of [
    ['日本**「語」** {', 11, '日本**「語」** \\{'],
    ['日本**「語」**は {a b} {', 12, '日本**「語」**は \\{a b} \\{'],
    ['日本**「語」**は<5', 11, '日本**「語」**は\\<5'],
    ['日本**「語」**は {c}', 12, '日本**「語」**は \\{c}'],
    ['日本**「語」**は ==d==', 12, '日本**「語」**は <mark>d</mark>'],
  ] as const) {
    const [problem] = await problemsOf('a.mdx', body);
    expect(problem).toMatchObject({ column, instead });
  }
});
