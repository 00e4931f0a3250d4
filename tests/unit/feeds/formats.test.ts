import fc from 'fast-check';
import { expect, describe, test } from 'vitest';
import { articleSchema } from '../../../src/articles/article.ts';
import { FEED_FORMATS } from '../../../src/core/feed-formats.ts';
import { writeFeed } from '../../../src/feeds/write-feed.ts';
import { article, documentOf, readBack, siteUrl } from './a-feed.ts';

const source = { headline: 'The text', publisher: 'RFC Editor', url: 'https://rfc.example/?a&b' };
const leadFile = {
  url: 'https://news.example/_astro/a.png',
  type: 'image/png',
  bytes: 27_409,
  width: 1600,
  height: 900,
  alt: 'A bar chart of 1 < 2 & "3"',
  credit: '007',
};

test('an archive page links to the pages around it and to the newest entries', async () => {
  const place = { page: 2, isArchived: true, previous: 1, next: 3 };
  const at = (page: string) => `https://news.example/topics/email/atom${page}.xml`;
  const { links, isArchive } = await readBack(documentOf([article], place), 'atom');
  expect(links).toMatchObject({ self: at('/2'), 'prev-archive': at('/1') });
  expect(links).toMatchObject({ current: at(''), 'next-archive': at('/3') });
  expect(isArchive).toBe(true);
});

describe.each(FEED_FORMATS)('%s', (format) => {
  const entryOf = async (changes: Partial<typeof article>) => {
    const { entries } = await readBack(documentOf([{ ...article, ...changes }]), format);
    return entries[0];
  };

  test('an entry has authors, categories, full text, and a permanent id that is not its URL', async () => {
    expect(await entryOf({})).toMatchObject({
      id: 'tag:broadsheet.example,2025:one-click',
      url: 'https://news.example/articles/one-click/',
      title: 'One click',
      summary: 'A dek.',
      html: '<p>Text.</p>',
      authors: ['The Desk', 'B & C'],
      categories: ['E-mail', 'Feeds'],
    });
  });

  test('it names its source in the text, and in the element that a format has for it', async () => {
    const entry = await entryOf({ source });
    expect(entry?.html).toContain('href="https://rfc.example/?a&#x26;b"');
    // RSS has one for the feed that an item was taken from, and none for an article.
    expect(entry?.source).toBe(format === 'rss' ? undefined : source.url);
    const without = await entryOf({});
    expect(without?.html).not.toContain('rfc.example');
    expect(without?.source).toBeUndefined();
  });

  test('it names the language of an article in another language than the publication', async () => {
    const { entries } = documentOf([{ ...article, language: 'ar' }, article]);
    const written = await writeFeed(documentOf([{ ...article, language: 'ar' }]), format, siteUrl);
    const marks = {
      rss: '<dc:language>ar</dc:language>',
      atom: '<entry xml:lang="ar">',
      json: '"language":"ar"',
    };
    expect(written).toContain(marks[format]);
    expect(entries[0]?.html).toBe('<p lang="ar" dir="rtl">Text.</p>');
    expect(entries[1]?.html).toBe('<p>Text.</p>');
  });

  test('it carries the lead picture with its length and type', async () => {
    const { url, type, bytes } = leadFile;
    expect((await entryOf({ leadFile }))?.enclosure).toEqual({ url, type, bytes });
    expect((await entryOf({}))?.enclosure).toBeUndefined();
  });

  test('the id survives a rename; the URL follows it', async () => {
    const renamed = await entryOf({ id: 'new-name', formerSlugs: ['one-click', 'middle'] });
    expect(renamed?.id).toBe('tag:broadsheet.example,2025:one-click');
    expect(renamed?.url).toBe('https://news.example/articles/new-name/');
  });

  test('a change keeps the publication date', async () => {
    const changed = await entryOf({ updatedAt: new Date('2025-02-09T00:00:00Z') });
    expect(changed?.published).toEqual(article.publishedAt);
    // RSS knows no such moment.
    expect(changed?.updated).toEqual(
      format === 'rss' ? undefined : new Date('2025-02-09T00:00:00Z'),
    );
  });

  test('a document names itself, its page and its hub', async () => {
    const { title, links, isArchive } = await readBack(documentOf([article]), format);
    const file = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' }[format];
    expect(title).toBe('Broadsheet: E-mail');
    expect(links).toEqual({
      self: `https://news.example/topics/email/${file}`,
      alternate: 'https://news.example/topics/email/',
      hub: 'https://pubsubhubbub.appspot.com/',
    });
    expect(isArchive).toBe(false);
  });

  test('the newest entries lead to the archive, which exists once', async () => {
    const { links } = await readBack(documentOf([article], { previous: 4 }), format);
    const archive = format === 'json' ? undefined : 'https://news.example/topics/email/atom/4.xml';
    expect(links['prev-archive']).toBe(archive);
  });

  test('a feed without articles is readable, and is not newer than the publication', async () => {
    const { entries, updated } = await readBack(documentOf([]), format);
    expect(entries).toEqual([]);
    if (format !== 'json') expect(new Date(updated ?? '')).toEqual(new Date('2025-01-01'));
  });

  test('the same articles give the same bytes', async () => {
    const written = () => writeFeed(documentOf([{ ...article, leadFile }]), format, siteUrl);
    expect(await written()).toBe(await written());
  });

  test('any text that YAML allows in a headline, a name or a publisher comes back unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(headline, { minLength: 1, maxLength: 20 }), async (texts) => {
        const articles = texts.map((text) => ({
          ...article,
          headline: text,
          dek: text,
          authors: [{ id: 'x', name: text }],
          topics: [{ id: 'x', name: text }],
        }));
        const { entries } = await readBack(documentOf(articles), format);
        for (const [i, { title, summary, authors, categories }] of entries.entries()) {
          const text = texts[i];
          expect([title, summary, authors, categories]).toEqual([text, text, [text], [text]]);
        }
        expect(entries.length).toBe(texts.length);
      }),
      { numRuns: 50 },
    );
  });

  test('no text of a body can break it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' })), async (bodies) => {
        await readBack(documentOf(bodies.map((html) => ({ ...article, html }))), format);
      }),
      { numRuns: 50 },
    );
  });
});

/** What the schema lets through; also text that reads like a number, a tag or a mark of our own. */
const headline = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.constantFrom('007', '1.50', '0x1F', '+5', 'true', '1e3', '<more-0/>', '&lt;b&gt;', ']]>'),
    fc.constantFrom(
      ']]&gt;',
      '&#38;',
      '<!--',
      '<?xml?>',
      '\u00a0x',
      'a  b',
      '𝕏 \u{1f4f0}',
      '\u202e',
    ),
  )
  .filter((text) => articleSchema.shape.headline.safeParse(text).success);
