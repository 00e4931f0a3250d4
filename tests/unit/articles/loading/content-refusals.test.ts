import { afterEach, beforeEach, expect, test } from 'vitest';
import { articleFile, brief, type TestContent, testContent } from '../../loading/load-content.ts';

let content: TestContent;
beforeEach(async () => {
  content = await testContent();
});
afterEach(() => content.remove());

const FILE = 'content/articles/story.mdx';

test('a file without front matter, and one with invalid YAML', async () => {
  await content.write({
    [FILE]: 'Only text.\n',
    'content/articles/other.mdx': articleFile({ dek: 'a: b: c' }),
  });
  const report = brief(await content.refusal());
  expect(report).toContain(`${FILE}:1\n  front matter: found none`);
  expect(report).toMatch(
    /content\/articles\/other\.mdx:3\n {2}dek: found a colon in text without quotation marks/,
  );
});

test.each([
  ['nothing', '', 'nothing'],
  ['a blank line', '\n', 'nothing'],
  ['only a comment', '# a note\n', 'nothing'],
  ['a tilde', '~\n', 'null'],
  ['a text', 'text\n', '"text"'],
])(
  'front matter that contains %s, with the problems of the other files',
  async (_rule, yaml, found) => {
    await content.write({
      [FILE]: `---\n${yaml}---\nText.\n`,
      'content/articles/other.mdx': articleFile({ dek: undefined }),
    });
    const report = brief(await content.refusal());
    expect(report).toMatch(/^2 problems/);
    expect(report).toContain(
      `${FILE}:1\n  front matter: found ${found}; expected keys with their values`,
    );
  },
);

test('a file name that is not a valid slug, and two files with one slug, with their other problems', async () => {
  await content.write({
    'content/articles/My Story.mdx': articleFile({ headline: undefined }),
    [FILE]: articleFile(),
    'content/articles/story/index.mdx': articleFile({ authors: '[nobody]' }),
  });
  const report = brief(await content.refusal());
  expect(report).toMatch(
    /articles\/My Story\.mdx\n {2}file name: found "My Story"; expected lower-case.*\n\n.*My Story\.mdx:1\n {2}headline: /,
  );
  expect(report).toMatch(
    /file name: found a second file; expected one file for story.*\n\n.*:5\n {2}authors\[0\]: /,
  );
});

test('a former slug that another article uses', async () => {
  await content.write({
    [FILE]: articleFile(),
    'content/articles/new.mdx': articleFile({ formerSlugs: '[story]' }),
  });
  expect(brief(await content.refusal())).toContain(
    'formerSlugs[0]: found "story"; expected a file name that no other article has or had; story has it',
  );
});

test('one former slug that two articles claim', async () => {
  await content.write({
    [FILE]: articleFile({ formerSlugs: '[old]' }),
    'content/articles/new.mdx': articleFile({ formerSlugs: '[old]' }),
  });
  expect(brief(await content.refusal())).toContain(
    'formerSlugs[0]: found "old"; expected a file name that no other article has or had; new has it',
  );
});

test('an author with an alias that contains itself', async () => {
  await content.write({ 'content/authors/desk.yaml': 'name: &a [*a]\nbio: It writes.\n' });
  expect(brief(await content.refusal())).toContain('name: found a value that contains itself');
});

test('an unknown topic, when there is no folder of topics', async () => {
  await content.write({ [FILE]: articleFile(), 'content/topics': undefined });
  expect(brief(await content.refusal())).toContain(
    'topics[0]: found "email"; expected the name of a file in content/topics/: none exists yet',
  );
});

test('problems in an author and in a topic', async () => {
  await content.write({
    'content/authors/desk.yaml': 'name: The Desk\nkind: robot\n',
    'content/topics/email.yaml': 'name: [x\n',
  });
  const report = brief(await content.refusal());
  expect(report).toContain('content/authors/desk.yaml:1\n  bio: found nothing');
  expect(report).toContain('kind: found "robot"; expected person or desk');
  expect(report).toContain('content/topics/email.yaml:1\n  name: found [ without ]');
});

test('a text with nine common faults is reported nine times in one run', async () => {
  const body = [
    'A heart: <3 <b>and more.',
    'Dear {reader}, read {this and that}.',
    '# Part',
    'A [link](example.org).',
    '<Callout tone="loud">\n\nWords.\n\n</Callout>',
    'An end </i> alone.',
  ].join('\n\n');
  const changes = { headline: 'We are #1', dek: 'Budget: a first look' };
  await content.write({ [FILE]: articleFile(changes, body) });
  const found = [...(await content.refusal()).matchAll(/:(\d+):\d+\n {2}(\S+).*: found/g)];
  expect(found.map(([, line, key]) => `${line} ${key}`)).toEqual([
    '2 headline',
    '3 dek',
    '9 body',
    '9 body',
    '11 body',
    '11 body',
    '13 heading',
    '15 link',
    '17 <Callout>',
    '23 body',
  ]);
});

test('one run reports every problem of every file, in the order of the files', async () => {
  await content.write({
    'content/articles/b.mdx': articleFile(
      { headline: undefined, topics: '[sport]', sumary: 'x' },
      '<Map />\n',
    ),
    'content/articles/a.mdx': articleFile({ dek: undefined, updatedAt: '2024-01-01T00:00:00Z' }),
    'content/topics/email.yaml': 'name: E-mail\n',
  });
  const report = brief(await content.refusal());
  const keys = [...report.matchAll(/^ {2}(\S+): found/gm)].map(([, key]) => key);
  expect(report).toMatch(/^7 problems in content\/:[^]+\nNothing was built\.$/);
  expect(keys).toEqual([
    'dek',
    'updatedAt',
    'headline',
    'topics[0]',
    'sumary',
    'component',
    'description',
  ]);
});
