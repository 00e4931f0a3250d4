import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

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

test.each([
  ['without a text', '> [!NOTE]'],
  ['with words on the line of its marker', '> [!NOTE] Mind it.'],
  ['with marked words on the line of its marker', '> [!NOTE]**Mind** it.'],
  ['of an unknown kind', '> [!HINT]\n> Mind it.'],
  ['within a list', '- > [!NOTE]\n  > Mind it.'],
])('a quotation stays one: %s', async (_what, body) => {
  expect(await htmlOf('story.md', body)).toContain('<blockquote>\n<p>[!');
});
