import { afterAll, beforeEach, expect, test } from 'vitest';
import { articleFile, testContent } from '../../loading/load-content.ts';

const content = await testContent();
afterAll(() => content.remove());

const newsletter = (cadence: string) =>
  `name: Some\npromise: Some.\ncadence: ${cadence}\n${cadence === 'breaking' ? 'maximumPerDay: 1\n' : ''}`;
const letter = (note: string) =>
  `---\nnewsletter: essays\ndate: 2025-02-07\nsubject: A letter to all of our readers\npreview: A.\narticles: []\n---\n${note}`;
const LETTER = 'content/issues/2025-02-07-essays.md';
const WELCOME = 'content/newsletters/welcome.md';

beforeEach(() =>
  content.write({
    'content/articles/story.mdx': articleFile(),
    'content/newsletters/essays.yaml': newsletter('each-story'),
    'content/newsletters/flash.yaml': newsletter('breaking'),
  }),
);

const problems = async () =>
  (await content.problems()).map(({ file, key, found, expected }) => ({
    file,
    key,
    found,
    expected,
  }));

test('an article can ask for an issue of a newsletter that takes requests, and of no other', async () => {
  const asking = (mail: string) =>
    content.write({ 'content/articles/story.mdx': articleFile({ mail }) });
  await asking('essays');
  expect(await problems()).toEqual([]);
  for (const mail of ['flash', 'letters']) {
    await asking(mail);
    expect(await problems()).toEqual([
      {
        file: 'content/articles/story.mdx',
        key: 'mail',
        found: `"${mail}"`,
        expected: 'a newsletter with cadence: each-story: essays',
      },
    ]);
  }
});

test('an issue without articles needs a note', async () => {
  await content.write({ [LETTER]: letter('\nDear readers.\n') });
  expect(await problems()).toEqual([]);
  await content.write({ [LETTER]: letter('\n') });
  expect(await problems()).toMatchObject([
    { file: LETTER, key: 'articles', expected: expect.stringContaining('or a note to readers') },
  ]);
  await content.write({ [LETTER]: undefined });
});

test.each([
  [WELCOME, '---\nsubject: Hello\n---\n\nYou chose {{newsletters}}.\n', []],
  [WELCOME, '---\nsubject: Hello\n---\n\nDear {{name}}.\n', [{ key: 'body', found: '{{name}}' }]],
  [
    'content/newsletters/join.md',
    '---\nheading: Join\n---\n\nGet {{newsletters}}.\n',
    [{ key: 'body', found: '{{newsletters}}' }],
  ],
  [WELCOME, '---\nstories: 2\n---\n\nHello.\n', [{ key: 'subject' }]],
  [WELCOME, '---\nsubject: Hello\n---\n\n[A page](/nothing/)\n', [{ found: '"/nothing/"' }]],
  [
    'content/newsletters/farewell.md',
    'Goodbye.\n',
    [{ key: 'file name', expected: expect.stringContaining('one of confirmation.md, welcome.md') }],
  ],
])('words around a sign-up in %s are checked: %j', async (file, text, expected) => {
  await content.write({ [file]: text });
  expect(await problems()).toMatchObject(expected);
  // What is filled in is not called text that stays as it is typed.
  expect(content.told).toEqual([]);
  await content.write({ [file]: undefined });
});

test.each([
  [LETTER, letter('\nSee [[story]].\n')],
  [WELCOME, '---\nsubject: Hello\n---\n\nSee [[A headline]].\n'],
])('the name of an article in %s is corrected to a link', async (file, text) => {
  await content.write({ [file]: text });
  const [problem, ...others] = await content.problems();
  expect(others).toEqual([]);
  const link = /story/.test(text) ? '[story](/articles/story/)' : '[A headline](/articles/story/)';
  expect(problem?.instead).toBe(`See ${link}.`);
  await content.write({ [file]: text.replace(/\[\[.*\]\]/, link) });
  expect(await content.problems()).toEqual([]);
  await content.write({ [file]: undefined });
});
