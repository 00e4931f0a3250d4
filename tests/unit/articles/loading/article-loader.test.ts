import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  aPicture,
  articleFile,
  type TestContent,
  testContent,
} from '../../loading/load-content.ts';

let content: TestContent;
beforeEach(async () => {
  // Astro's store writes after half a second, when the folder is already removed.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  content = await testContent(new Date('2025-03-01T00:00:00Z'));
});
afterEach(async () => {
  vi.useRealTimers();
  await content.remove();
});

test('an article is stored with typed data, its compiled body and its headings', async () => {
  await content.write({
    'content/articles/story.mdx': articleFile({}, '## First part\n\nText.\n'),
  });
  const story = (await content.load()).get('story');
  expect(story?.data).toMatchObject({
    headline: 'A headline',
    publishedAt: new Date('2025-02-07T09:30:00Z'),
    authors: ['desk'],
    draft: false,
    body: { headings: [{ depth: 2, slug: 'first-part', text: 'First part' }], pictures: {} },
  });
  expect(story?.filePath).toBe('content/articles/story.mdx');
});

test('a file of Markdown is an article, and so is one of MDX', async () => {
  await content.write({
    'content/articles/plain.md': articleFile({}, 'Fewer than <5 {or} so.\n\n![A map](map.png)\n'),
    'content/articles/rich.mdx': articleFile({}, '<Callout>Words.</Callout>\n'),
    'content/articles/map.png': aPicture,
  });
  const articles = await content.load();
  expect([...articles.keys()].toSorted()).toEqual(['plain', 'rich']);
  expect(articles.get('plain')).toMatchObject({
    filePath: 'content/articles/plain.md',
    data: { body: { readingMinutes: 1, pictures: { './map.png': expect.any(String) } } },
  });
  expect(await content.pictures()).toEqual(['content/articles/map.png']);
});

test('two files of one name are refused, though their endings differ', async () => {
  await content.write({
    'content/articles/story.md': articleFile(),
    'content/articles/story.mdx': articleFile(),
  });
  expect(await content.refusal()).toContain(
    'content/articles/story.mdx\n  file name: found a second file; expected one file for story; content/articles/story.md has the same name',
  );
});

test('an editor is told with each build of what an article is published without', async () => {
  const body = 'Words.\n\n<script src="https://a.b/c.js"></script>\n';
  await content.write({
    'content/articles/story.md': articleFile({}, body),
    'content/articles/draft.md': articleFile({ draft: 'true' }, body),
  });
  await content.load();
  await content.load();
  const report = expect.stringMatching(
    /^Notices about files in content\/:\n\ncontent\/articles\/story\.md:11:1\n {2}<script> is left out: .*\n$/,
  );
  expect(content.told).toEqual([report, report]);
});

test('what is left out is told while something has a problem, also of the file with the problem', async () => {
  const body = 'Words.\n\n<script>x</script>\n';
  await content.write({
    'content/articles/draft.md': articleFile({ draft: 'true', dek: undefined }, body),
    'content/articles/faulty.md': articleFile({ dek: undefined }, body),
    'content/articles/refused.md': articleFile({}, `${body}\n[a](b)\n`),
    'content/articles/story.md': articleFile({}, body),
  });
  await expect(content.load()).rejects.toThrow('2 problems');
  expect(content.told.join('').match(/^content.*\n.*left out/gm)).toEqual([
    'content/articles/faulty.md:10:1\n  <script> is left out',
    'content/articles/refused.md:11:1\n  <script> is left out',
    'content/articles/story.md:11:1\n  <script> is left out',
  ]);
});

test('a build without the files with problems tells what it leaves out of the others', async () => {
  const body = 'Words.\n\n<script>x</script>\n';
  await content.write({
    'content/articles/faulty.md': articleFile({ dek: undefined }, body),
    'content/articles/story.md': articleFile({}, body),
  });
  await content.loadWithoutFaulty();
  const told = content.told.join('');
  expect(told).toContain('story.md:11:1\n  <script> is left out');
  expect(told).not.toContain('faulty.md:10:1\n  <script> is left out');
});

test('a time with an offset is converted', async () => {
  await content.write({
    'content/articles/story.mdx': articleFile({ publishedAt: '2025-02-07T09:30-05:00' }),
  });
  const story = (await content.load()).get('story');
  expect(story?.data['publishedAt']).toEqual(new Date('2025-02-07T14:30:00Z'));
});

test('the reading time does not count markup', async () => {
  const body =
    '## Two words\n\nAnd [a link](/feeds/ "y"), **bold**.\n\n| a | b |\n| - | - |\n| c | d |\n\n<Callout title="T">\n\nInside it.\n\n</Callout>\n';
  await content.write({
    'content/articles/short.mdx': articleFile({}, `${'word '.repeat(218)}\n\n${body}`),
    'content/articles/more.mdx': articleFile({}, `${'word '.repeat(219)}\n\n${body}`),
    'content/articles/long.mdx': articleFile({}, 'word '.repeat(461)),
  });
  const articles = await content.load();
  expect(articles.get('short')?.data).toMatchObject({ body: { readingMinutes: 1 } });
  expect(articles.get('more')?.data).toMatchObject({ body: { readingMinutes: 2 } });
  expect(articles.get('long')?.data).toMatchObject({ body: { readingMinutes: 3 } });
});

test('drafts and scheduled articles are not stored', async () => {
  await content.write({
    'content/articles/draft.mdx': articleFile({ draft: 'true' }),
    'content/articles/later.mdx': articleFile({ publishedAt: '2025-03-01T00:00:01Z' }),
    'content/articles/now.mdx': articleFile({ publishedAt: '2025-03-01T00:00:00Z' }),
  });
  expect([...(await content.load()).keys()]).toEqual(['now']);
});

test('a published article cannot have a change in the future; a scheduled one can', async () => {
  const later = '2025-03-01T00:00:01Z';
  await content.write({
    'content/articles/later.mdx': articleFile({ publishedAt: later, updatedAt: later }),
    'content/articles/now.mdx': articleFile({ updatedAt: '2025-03-01T00:00:00Z' }),
  });
  expect([...(await content.load()).keys()]).toEqual(['now']);
  await content.write({ 'content/articles/now.mdx': articleFile({ updatedAt: later }) });
  await expect(content.load()).rejects.toThrow(
    '  updatedAt: found "2025-03-01T00:00:01.000Z"; expected a time that is not in the future; it is now 2025-03-01T00:00:00.000Z',
  );
});

test('a draft may be empty, and what is published may not', async () => {
  await content.write({ 'content/articles/draft.mdx': articleFile({ draft: 'true' }, '\n') });
  expect(await content.load()).toEqual(new Map());
  expect(content.told).toEqual([]);
  await content.write({ 'content/articles/draft.mdx': articleFile({}, '\n') });
  await expect(content.load()).rejects.toThrow('body: found nothing');
});

test('a draft with problems stops no build, and its problems are reported', async () => {
  await content.write({
    'content/articles/draft.mdx': articleFile({ draft: 'true', dek: undefined }),
  });
  expect(await content.load()).toEqual(new Map());
  expect(content.told.join('\n')).toContain(
    'content/articles/draft.mdx:1:1\n  Draft. dek: found nothing; expected text of 1 to 200 characters',
  );
});

test('an unchanged file keeps its entry, a changed one is recompiled, a deleted one is removed', async () => {
  const [same, changed, gone] = ['same', 'changed', 'gone'].map(
    (id) => `content/articles/${id}.mdx`,
  );
  await content.write({
    [same ?? '']: articleFile(),
    [changed ?? '']: articleFile(),
    [gone ?? '']: articleFile(),
  });
  const before = new Map(await content.load());
  await content.write({
    [changed ?? '']: articleFile({ dek: 'Another dek.' }),
    [gone ?? '']: undefined,
  });
  const after = await content.load();

  expect(new Set(after.keys())).toEqual(new Set(['same', 'changed']));
  expect(after.get('same')?.data['body']).toBe(before.get('same')?.data['body']);
  expect(after.get('changed')?.data['dek']).toBe('Another dek.');
});

test('an article whose compiled body is gone from the cache is compiled again', async () => {
  await content.write({ 'content/articles/story.md': articleFile({}, 'The words.\n') });
  await content.load();
  await content.write({ '.cache': undefined });
  await content.load();
  expect(await content.program('story')).toContain('The words.');
});

test('the cache has the bodies of articles that exist, and of no others', async () => {
  const file = (text: string) => ({ 'content/articles/story.md': articleFile({}, text) });
  await content.write(file('The first words.\n'));
  await content.load();
  await content.write(file('Other words.\n'));
  await content.load();
  expect(await content.program('story')).toContain('Other words.');
  expect(await content.programs()).toHaveLength(1);
});

test('a refused build stores nothing', async () => {
  await content.write({ 'content/articles/good.mdx': articleFile() });
  await content.load();
  await content.write({
    'content/articles/new.mdx': articleFile(),
    'content/articles/bad.mdx': articleFile({ dek: undefined }),
  });
  await expect(content.load()).rejects.toThrow('1 problem');
  await content.write({ 'content/articles/bad.mdx': undefined });
  expect([...(await content.load()).keys()]).toEqual(['good', 'new']);
});

test('each picture of an article is passed to the image pipeline once', async () => {
  const body =
    '![A map](./map.png)\n\n![Again](map.png)\n\n<Figure src="./plan.png" alt="Plan" />\n';
  await content.write({
    'content/articles/story/index.mdx': articleFile(
      { image: '{ src: ./lead.png, alt: Lead }' },
      body,
    ),
    ...pictures('story/map', 'story/plan', 'story/lead'),
  });
  const story = (await content.load()).get('story');
  expect(story?.imageImports).toEqual([
    ['image', 'src'],
    ['body', 'pictures', './map.png'],
    ['body', 'pictures', './plan.png'],
  ]);
  expect(await content.pictures()).toEqual([
    'content/articles/story/lead.png',
    'content/articles/story/map.png',
    'content/articles/story/plan.png',
  ]);
});

test('an unchanged article is refused after one of its pictures is deleted', async () => {
  const image = '{ src: ./lead.png, alt: Lead }';
  await content.write({
    'content/articles/story.mdx': articleFile({ image }, '![A map](map.png)\n'),
    'content/articles/lead.png': aPicture,
    'content/articles/map.png': aPicture,
  });
  await content.load();
  await content.write({
    'content/articles/lead.png': undefined,
    'content/articles/map.png': undefined,
  });
  const report = await content.refusal();
  expect(report).toContain('image.src: found "./lead.png", which does not exist');
  expect(report).toContain('picture: found "./map.png", which does not exist');
});

test('a picture that an article no longer uses is dropped', async () => {
  const file = 'content/articles/story.mdx';
  await content.write({
    'content/articles/other.mdx': articleFile({}, '![A map](./map.png)\n'),
    [file]: articleFile({ image: '{ src: ./lead.png, alt: Lead }' }),
    ...pictures('map', 'lead'),
  });
  await content.load();
  expect(await content.pictures()).toHaveLength(2);

  await content.write({ [file]: articleFile() });
  await content.load();
  expect(await content.pictures()).toEqual(['content/articles/map.png']);
});

test('an article that moves into its own folder keeps its pictures', async () => {
  const text = articleFile({}, '![A map](./map.png)\n');
  await content.write({ 'content/articles/story.mdx': text, ...pictures('map') });
  await content.load();
  expect(await content.pictures()).toEqual(['content/articles/map.png']);

  await content.write({
    'content/articles/story.mdx': undefined,
    'content/articles/story/index.mdx': text,
    ...pictures('story/map'),
  });
  await content.load();
  expect(await content.pictures()).toEqual(['content/articles/story/map.png']);
});

test('an article with a missing picture has no state for issues', async () => {
  const lead = { image: '{ src: ./lead.png, alt: Lead }' };
  await content.write({
    'content/articles/good.mdx': articleFile(),
    'content/articles/story.mdx': articleFile(lead),
  });
  await content.refusal();
  expect(await content.index.articles()).toEqual([
    { id: 'good', formerSlugs: [], state: expect.objectContaining({ draft: false }) },
    { id: 'story', formerSlugs: [] },
  ]);
});

function pictures(...names: string[]): Record<string, Uint8Array> {
  return Object.fromEntries(names.map((name) => [`content/articles/${name}.png`, aPicture]));
}

test('a missing picture is in the same report as problems of the body', async () => {
  await content.write({
    'content/articles/story.mdx': articleFile(
      {},
      '![A map](./map.png)\n\n<Nothing />\n\n{1 + 1}\n',
    ),
  });
  const report = await content.refusal();
  expect(report).toContain('3 problems in content/:');
  expect(report).toContain('"./map.png", which does not exist');
  expect(report).toContain('found <Nothing>');
});

test('the front matter has the punctuation of the body, in the language of the article', async () => {
  const quoted = {
    headline: `'"One" -- it''s...'`,
    dek: `'A "dek" -- here.'`,
    keyPoints: `['A "b" -- c', 'd --- e']`,
  };
  await content.write({
    'content/articles/english.md': articleFile(quoted, '"One" -- it\'s...\n'),
    'content/articles/german.md': articleFile(
      { ...quoted, language: 'DE-at' },
      '"One" -- it\'s...\n',
    ),
  });
  const articles = await content.load();
  expect(articles.get('english')?.data).toMatchObject({
    headline: '“One” – it’s…',
    dek: 'A “dek” – here.',
    keyPoints: ['A “b” – c', 'd — e'],
  });
  expect(await content.program('english')).toContain('“One” – it’s…');
  expect(articles.get('german')?.data).toMatchObject({
    language: 'de-AT',
    headline: '„One“ – it’s…',
  });
  expect(await content.program('german')).toContain('– it’s…');
});
