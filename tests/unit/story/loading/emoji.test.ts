import { nameToEmoji } from 'gemoji';
import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { htmlOf } from './html-of.ts';

test.each(['story.md', 'story.mdx'])('names of emoji become emoji in %s', async (file) => {
  const html = await htmlOf(file, 'Go :rocket: (:+1:) **:tada:**!\n\n## Up :arrow_up:\n');
  expect(html).toContain('<p>Go 🚀 (👍) <strong>🎉</strong>!</p>');
  expect(html).toContain('Up ⬆️</h2>');
});

test.each([
  'at 10:30:45 and 1:100:2',
  ':ref:.name and :ref:-name',
  'std::vector a::b::c',
  'the class :root: here',
  'a:cat:b',
  ':constructor: :valueOf:',
])('other words between colons stay as they are: %s', async (text) => {
  expect(await htmlOf('story.md', text)).toBe(`<p>${text}</p>`);
});

test('names in code stay as they are', async () => {
  const html = await htmlOf('story.md', '`:cat:`\n\n```\n:cat:\n```\n');
  expect(html).not.toContain('🐱');
});

test.each(['story.md', 'story.mdx'])(
  'a picture that only GitHub has is refused in %s',
  async (file) => {
    const result = await compileBody(file, 'A\n\nLook: :octocat:, :rocket:\n', 0);
    expect(result).toMatchObject({
      problems: [{ line: 3, found: ':octocat:', instead: 'Look: `:octocat:`, :rocket:' }],
    });
  },
);

test('no name is both a character and a picture', () => {
  const names = 'accessibility atom bowtie octocat shipit trollface'.split(' ');
  for (const name of names) expect(Object.hasOwn(nameToEmoji, name), name).toBe(false);
});

test.each([
  [':nosuchemoji:', ''],
  ['Go :rockett: now', '; the nearest is :rocket:'],
  ['**:nosuch_emoji:**', ''],
  ['Go :rockett:, now', '; the nearest is :rocket:'],
  ['Go :nosuchemoji:!', ''],
])('an editor is told of a word that looks like an emoji: %s', async (text, hint) => {
  for (const file of ['a.md', 'a.mdx']) {
    const [word = ''] = /:\w+:/.exec(text) ?? [];
    expect(await compileBody(file, `A\n\n${text}\n`, 0)).toMatchObject({
      compiled: {
        notices: [
          {
            file: `${file}:3:${text.indexOf(word) + 1}`,
            text: `${word} is shown as it is typed: no emoji has this name${hint}`,
          },
        ],
      },
    });
  }
});

test.each([
  'at 10:30:45 and 1:100:2',
  ':ref:.name and :ref:-name',
  'std::vector a::b::c :a:',
  'see: this: and (:ref:) or "role:x:y"',
  '`:nosuchemoji:`',
  ':CamelCase: :rocket:',
])('an editor is told of no other words between colons: %s', async (text) => {
  expect(await compileBody('a.md', text, 0)).toMatchObject({ compiled: { notices: [] } });
});
