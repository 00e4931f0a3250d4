import { expect, test } from 'vitest';
import { issueBlocks } from '../../../../src/newsletters/mail/issue-blocks.ts';

const story = (id: string) => ({ id, headline: id, dek: id, topics: [] });
const text = (words: string) => ({ html: `<p>${words}</p>`, text: words });
const blocks = (note: Parameters<typeof issueBlocks>[1], noteHeading?: string) =>
  issueBlocks({ articles: ['a', 'b', 'c'].map(story), noteHeading }, note).map((block) =>
    'note' in block
      ? [block.heading, block.note.text].filter(Boolean).join(': ')
      : `story ${block.story.id}`,
  );

test('stories follow the note, except those that it places', () => {
  expect(blocks([])).toEqual(['story a', 'story b', 'story c']);
  expect(blocks([text('one'), { story: 'b' }, text('two')])).toEqual([
    'one',
    'story b',
    'two',
    'story a',
    'story c',
  ]);
});

test('the heading of the note is above its first text', () => {
  expect(blocks([{ story: 'c' }, text('one'), { story: 'a' }, text('two')], 'From Ada')).toEqual([
    'story c',
    'From Ada: one',
    'story a',
    'two',
    'story b',
  ]);
});
