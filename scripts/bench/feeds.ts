import { FEED_FORMATS } from '../../src/core/feed-formats.ts';
import { feedPages } from '../../src/feeds/feed-pages.ts';
import { links } from '../../src/core/links.ts';
import { newestFirst } from '../../src/core/publication.ts';
import { articleEntry, type FeedArticle } from '../../src/feeds/article-entry.ts';
import { type Feed, type FeedEntry, feedTitle } from '../../src/feeds/feed.ts';
import { writeFeed } from '../../src/feeds/write-feed.ts';
import { escapeXml } from '../../src/core/xml-text.ts';
import { site } from '../settings/site.ts';
import { median } from './median.ts';
import { seededArticles } from './seeded-articles.ts';

const PER_TOPIC = 10;
const siteUrl = new URL('https://news.example/');

/** The size of the feeds of a number of topics, and the time to make them. */
export interface FeedsMade {
  entries: number;
  documents: number;
  bytes: number;
  /** CPU time in milliseconds to make entries of articles, and to write all feeds that contain them. */
  describeMs: number;
  writeMs: number;
}

/**
 * Prints the time for the feeds of an eighth, a quarter, a half and all of `topics` (1,000), and the
 * ratio to half as many. Each is the median of `runs`.
 */
export async function benchFeeds(topics: number, runs = 5): Promise<void> {
  // Warm up, so that just-in-time compilation is not measured.
  await makeFeeds(Math.ceil(topics / 2));
  console.log('topics  entries  documents  size       describe   write      together   of half');
  let half: number | undefined;
  for (const count of [topics / 8, topics / 4, topics / 2, topics].map(Math.ceil)) {
    const all: FeedsMade[] = [];
    for (let run = 0; run < runs; run++) all.push(await makeFeeds(count));
    const together = all.map(({ describeMs, writeMs }) => describeMs + writeMs);
    const total = median(together);
    const [made] = all;
    const cells = [
      [count, 8],
      [made?.entries, 9],
      [made?.documents, 11],
      [`${((made?.bytes ?? 0) / 2 ** 20).toFixed(1)} MiB`, 11],
      [seconds(median(all.map(({ describeMs }) => describeMs))), 11],
      [seconds(median(all.map(({ writeMs }) => writeMs))), 11],
      [seconds(total), 11],
      [half === undefined ? '' : `× ${(total / half).toFixed(2)}`, 0],
    ] as const;
    console.log(cells.map(([cell, width]) => String(cell).padEnd(width)).join(''));
    half = total;
  }
}

/**
 * Makes the feeds of that many topics with ten articles each, as a build does: an entry for each
 * article, and in every format the feed of the site and of each topic, with their archives.
 */
export async function makeFeeds(topics: number): Promise<FeedsMade> {
  const articles = newestFirst(articlesOf(topics));
  const start = cpuMs();
  const entries = new Map(articles.map((article) => [article, articleEntry(article, siteUrl)]));
  const described = cpuMs();

  const byTopic = Map.groupBy(articles, ({ topics: [topic] }) => topic?.id ?? '');
  const made = { documents: 0, bytes: 0 };
  await write({ title: site.name, description: site.description, home: links.home }, articles);
  for (const [id, ofTopic] of byTopic) {
    const feed = { title: feedTitle(id), description: 'About it.', home: links.topic(id) };
    await write(feed, ofTopic);
  }
  return {
    entries: entries.size,
    ...made,
    describeMs: described - start,
    writeMs: cpuMs() - described,
  };

  async function write(feed: Feed, stories: readonly FeedArticle[]): Promise<void> {
    for (const page of feedPages(stories, site.articlesPerFeed)) {
      const ofPage = page.entries.flatMap((article): FeedEntry[] => {
        const entry = entries.get(article);
        return entry ? [entry] : [];
      });
      for (const format of FEED_FORMATS) {
        const text = await writeFeed({ ...page, feed, entries: ofPage }, format, siteUrl);
        made.documents += 1;
        made.bytes += Buffer.byteLength(text);
      }
    }
  }
}

/** Generated articles, with each MDX paragraph as an HTML paragraph. */
function articlesOf(topics: number): FeedArticle[] {
  const files = Object.values(seededArticles(topics * PER_TOPIC));
  return files.map((file, i) => {
    const [, , ...paragraphs] = file.split('\n\n');
    return {
      id: `story-${i}`,
      headline: `Story ${i}`,
      dek: 'One sentence that adds something to the headline.',
      publishedAt: new Date(Date.UTC(2020, 0, 1) + i * 4_000_000),
      authors: [{ id: 'desk', name: 'The Desk' }],
      topics: [{ id: `topic-${i % topics}`, name: `Topic ${i % topics}` }],
      html: paragraphs.map((text) => `<p>${escapeXml(text)}</p>`).join('\n'),
    };
  });
}

/** CPU time of this process, without other processes on the machine. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
