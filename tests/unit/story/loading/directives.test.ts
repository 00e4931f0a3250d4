import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { htmlOf } from './html-of.ts';
import { problemsOf } from './problems-of.ts';

const FILES = ['story.md', 'story.mdx'];

test.each(FILES)('text between three colons is a callout in %s', async (file) => {
  for (const [start, title, tone] of [
    [':::note', 'Note', 'note'],
    ['::: info', 'Note', 'note'],
    [':::tip My **own** `title`', 'My own title', 'note'],
    [':::warning[Mind it]{icon=x}', 'Mind it', 'warning'],
    [':::danger{title="Mind it"}', 'Mind it', 'warning'],
    ['::::important', 'Important', 'note'],
  ] as const) {
    const html = await htmlOf(file, `Before.\n${start}\nMind *it*.\n::::\nAfter.\n`);
    expect(html.replaceAll('\n', '')).toBe(
      `<p>Before.</p><Callout title="${title}" tone="${tone}"><p>Mind <em>it</em>.</p></Callout><p>After.</p>`,
    );
  }
});

test.each(FILES)('callouts can be nested and can be in lists in %s', async (file) => {
  const html = await htmlOf(
    file,
    '1. Step\n\n   ::::note\n   Outer\n\n   :::tip\n   - Inner\n     - Deep\n   :::\n   ::::\n\n2. Next\n',
  );
  expect(html.replaceAll('\n', '')).toBe(
    '<ol><li><p>Step</p><Callout title="Note" tone="note"><p>Outer</p><Callout title="Tip" tone="note"><ul><li>Inner<ul><li>Deep</li></ul></li></ul></Callout></Callout></li><li><p>Next</p></li></ol>',
  );
});

test.each(FILES)('three colons in code stay as they are in %s', async (file) => {
  const html = await htmlOf(file, ':::note\n```\n:::tip\n:::\n```\n:::\n\n`:::note`\n');
  expect(html).toContain('<code>:::tip\n:::</code>');
  expect(html).toContain('<code>:::note</code>');
});

test.each(FILES)('an escaped mark is text in %s', async (file) => {
  const html = await htmlOf(file, '\\:::note\n\n> Said\n> \\:::\n');
  expect(html).toContain('<p>:::note</p>');
  expect(html).toContain('Said\n:::');
});

test('callouts in indented code and in raw HTML stay as they are', async () => {
  const code = await htmlOf('story.md', 'Text\n\n    :::tip My title\n    Help\n    :::\n');
  expect(code).toContain('<code>:::tip My title\nHelp\n:::');
  const raw = '<div>\n:::tip Raw\nHelp\n:::\n</div>\n\n:::tip Real\nHelp\n:::\n';
  const html = await htmlOf('story.md', raw);
  expect(html).toContain(':::tip Raw\nHelp\n:::');
  expect(html).toContain('<Callout title="Real" tone="note">\n<p>Help</p>');
});

test.each([
  ['an unknown name', ':::details More\nx\n:::', 3],
  ['no end', ':::note\nx', 3],
  ['no start', 'x\n\n:::', 5],
  ['no text', ':::note\n\n:::', 3],
  ['a place within a block quote', '> :::note\n> x\n> :::', 3],
])('is reported once, with its line: %s', async (_what, text, line) => {
  for (const file of FILES) {
    const result = await compileBody(file, `First.\n\n${text}\n`, 0);
    const expected = expect.stringContaining(':::note, then text, then a line with only :::');
    expect(result).toMatchObject({ problems: [{ line, expected }] });
  }
});

test.each([
  [':::{.callout-note}', ':::note'],
  ['::: {.callout-tip title="A b"}', '::: tip{title="A b"}'],
])('a callout of Quarto is refused with its line: %s', async (mark, instead) => {
  expect(await problemsOf('a.md', `${mark}\nx\n:::`)).toMatchObject([{ line: 1, instead }]);
  expect(await problemsOf('a.mdx', `${mark}\nx\n:::`)).toMatchObject([{}, { line: 1, instead }]);
  for (const file of FILES) expect(await problemsOf(file, `${instead}\nx\n:::`)).toEqual([]);
});

test('problems within a callout keep their line', async () => {
  const result = await compileBody('a.md', ':::note\nx\n\n<b hidden>y</b>\n:::\n', 3);
  expect(result).toMatchObject({ problems: [{ line: 7 }] });
});
