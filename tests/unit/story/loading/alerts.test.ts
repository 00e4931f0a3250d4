import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { htmlOf } from './html-of.ts';
import { problemsOf } from './problems-of.ts';

test.each(['story.md', 'story.mdx'])('an alert of GitHub is a callout in %s', async (file) => {
  const callout = (title: string, tone: string) =>
    `<Callout title="${title}" tone="${tone}"><p>Mind <strong>it</strong>.</p>\n</Callout>`;
  for (const [marker, title, tone] of [
    ['NOTE', 'Note', 'note'],
    ['Tip', 'Tip', 'note'],
    ['important', 'Important', 'note'],
    ['WARNING', 'Warning', 'warning'],
    ['CAUTION', 'Caution', 'warning'],
  ] as const) {
    expect(await htmlOf(file, `> [!${marker}]\n> Mind **it**.\n`)).toBe(callout(title, tone));
  }
  expect(await htmlOf(file, '> [!TIP]\n>\n> - a\n>\n> b')).toMatch(
    /^<Callout title="Tip" tone="note">\s*<ul>\s*<li>a<\/li>\s*<\/ul>\s*<p>b<\/p>\s*<\/Callout>$/,
  );
  expect(await htmlOf(file, '> [!TIP]  \n> a')).toMatch(/tone="note"><p>\n?a<\/p>/);
});

const CALLOUTS: [what: string, body: string, title: string, tone: string, content: string][] = [
  ['with a title', '> [!NOTE] My **own** title\n> Text.', 'My own title', 'note', '<p>Text.</p>'],
  ['with a title above a list', '> [!TIP] Title\n> - a', 'Title', 'note', '<ul><li>a</li></ul>'],
  ['that can be folded', '> [!info]- Title\n>\n> Text.', 'Title', 'note', '<p>Text.</p>'],
  ['of Docusaurus', '> [!DANGER]\n> Text.', 'Caution', 'warning', '<p>Text.</p>'],
  ['of Obsidian', '> [!summary]\n> Text.', 'Summary', 'note', '<p>Text.</p>'],
  ['with words after its marker', '> [!NOTE] Mind it.', 'Note', 'note', '<p>Mind it.</p>'],
  [
    'with marked words after its marker',
    '> [!NOTE]**Mind** it.',
    'Note',
    'note',
    '<p><strong>Mind</strong> it.</p>',
  ],
  [
    'with a link in the line of its marker, which a title cannot have',
    '> [!NOTE] See [a](https://e.org)\n> too.',
    'Note',
    'note',
    '<p>See <a href="https://e.org">a</a>too.</p>',
  ],
  ['in a quotation', '> > [!NOTE]\n> > Text.', 'Note', 'note', '<p>Text.</p>'],
  ['in a list', '- > [!NOTE]\n  > Text.', 'Note', 'note', '<p>Text.</p>'],
];
test.each(CALLOUTS)('an alert %s is a callout', async (_what, body, title, tone, content) => {
  for (const file of ['story.md', 'story.mdx']) {
    expect((await htmlOf(file, body)).replaceAll('\n', '')).toContain(
      `<Callout title="${title}" tone="${tone}">${content}</Callout>`,
    );
  }
});

test.each([
  ['> \\[!NOTE]\n> Text.', '<p>[!NOTE]'],
  ['> \\[!FOO]\n> Text.\n\n<hr>', '<p>[!FOO]'],
  ['> Text.\n>\n> [!NOTE] b', '<p>[!NOTE] b'],
  ['> [!a link](https://e.org)', '>!a link</a>'],
])('a quotation stays one: %j', async (body, html) => {
  expect(await htmlOf('story.md', body)).toContain('<blockquote>');
  expect(await htmlOf('story.md', body)).toContain(html);
});

test.each([
  ['> [!FOO]\n> Text.', 1, '[!FOO]', '> \\[!FOO]'],
  ['<hr>\n\n> [!FOO]\n> Text.', 3, '[!FOO]', '> \\[!FOO]'],
  ['> [!NOTES] a\n> Text.', 1, '[!NOTES]', '> [!NOTE] a'],
  ['> [! NOTE]\n> Text.', 1, '[! NOTE]', '> [!NOTE]'],
  ['> [ !tip ] a\n> Text.', 1, '[ !tip ]', '> [!tip] a'],
  ['[!NOTE]\nText.', 1, '[!NOTE]', '> [!NOTE]'],
  ['> [!NOTE]', 1, '[!NOTE] without text', undefined],
])('an alert that would be printed as typed is refused: %j', async (body, line, found, instead) => {
  expect(await problemsOf('story.md', body)).toMatchObject([
    { line, found, ...(instead && { instead }) },
  ]);
  if (instead === undefined) return;
  const corrected = body.split('\n').with(line - 1, instead);
  expect(await compileBody('story.md', corrected.join('\n'), 0)).toHaveProperty('compiled');
});
