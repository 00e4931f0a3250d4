import { readFile, stat } from 'node:fs/promises';
import { parseFeed } from 'feedsmith';
import { escapeXml } from '../../../../src/core/xml-text.ts';
import { decodedPart } from '../../../../src/core/percent-encoding.ts';
import { bytesOf, TOO_LARGE } from '../downloads.ts';
import { sizeError } from '../exports/export-files.ts';
import { plainText } from '../hast.ts';
import type { Source, SourcePost } from '../source-post.ts';

/** How long a server may take to send a feed, in milliseconds. */
const TIMEOUT_MS = 30_000;

/** A feed in RSS, Atom or JSON Feed: a file, or its address. */
export async function feedSource(place: string): Promise<Source> {
  const text = /^https?:\/\//i.test(place) ? await downloaded(place) : await fromFile(place);
  const { posts, site } = read(text, place);
  return {
    async *posts() {
      yield* posts;
    },
    file: async () => undefined,
    site,
  };
}

async function fromFile(path: string): Promise<string> {
  const error = sizeError(path, (await stat(path)).size);
  if (error) throw error;
  return readFile(path, 'utf8');
}

async function downloaded(url: string): Promise<string> {
  const fail = () => {
    throw new Error(`${url} does not respond. Check the address, or save the feed as a file.`);
  };
  const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(fail);
  if (!answer.ok)
    throw new Error(`${url} responds with status ${answer.status}. Check the address.`);
  const bytes = await bytesOf(answer).catch(fail);
  if (!bytes) throw new Error(`${url} ${TOO_LARGE}. Save the feed as a file.`);
  return new TextDecoder().decode(bytes);
}

type Feed<Format> = Extract<ReturnType<typeof parseFeed<string>>, { format: Format }>['feed'];
type RssItem = NonNullable<Feed<'rss'>['items']>[number];
type AtomEntry = NonNullable<Feed<'atom'>['entries']>[number];
type JsonItem = NonNullable<Feed<'json'>['items']>[number];

interface Read {
  posts: SourcePost[];
  site: string | undefined;
}

function read(text: string, place: string): Read {
  try {
    const parsed = parseFeed(text);
    switch (parsed.format) {
      case 'rss':
        return {
          posts: (parsed.feed.items ?? []).map(fromRss),
          site: webAddress(parsed.feed.link),
        };
      case 'atom':
        return {
          posts: (parsed.feed.entries ?? []).map(fromAtom),
          site: linkIn(parsed.feed.links),
        };
      case 'json':
        return {
          posts: (parsed.feed.items ?? []).map(fromJson),
          site: webAddress(parsed.feed.home_page_url),
        };
      case 'rdf':
        break;
    }
  } catch {
    // Not a feed, or one that is cut off.
  }
  throw new Error(`${place} is not a feed in RSS 2.0, Atom or JSON Feed.`);
}

function fromRss(item: RssItem): SourcePost {
  const { title = '', description = '', content, dc, authors } = item;
  const full = content?.encoded;
  const names = dc?.creators ?? authors?.map((one) => String(one)) ?? [];
  const picture = item.enclosures?.find((one) => one?.type?.startsWith('image/'));
  return {
    isDraft: false,
    from: item.link ?? item.guid?.value ?? title,
    addresses: [webAddress(item.link)].flatMap((address) => address ?? []),
    slug: slugIn(item.link),
    title: plainText(title),
    excerpt: full ? plainText(description) : undefined,
    publishedAt: item.pubDate ?? dc?.dates?.[0],
    authors: names.map((name) => ({ name: nameIn(String(name)) })),
    topics: (item.categories ?? []).flatMap((one) => (one?.name ? [{ name: one.name }] : [])),
    picture: picture?.url ? { src: picture.url } : undefined,
    html: () => inParagraph(full ?? description) + recordingsOf(item, full ?? description),
  };
}

/** A text that begins without a tag as a paragraph, so that it is one beside what follows it. */
function inParagraph(html: string): string {
  return /^\s*(?:<|$)/.test(html) ? html : `<p>${html}</p>`;
}

/** Links to the recordings and files that a feed delivers beside a text. */
function recordingsOf({ enclosures, media }: RssItem, html: string): string {
  const all = [...(enclosures ?? []), ...(media?.contents ?? [])];
  const urls = new Map(all.map((one) => [webAddress(one?.url), one?.type ?? '']));
  return Array.from(urls, ([url, type]) => {
    const isPicture =
      type.startsWith('image/') || /\.(?:avif|gif|jpe?g|png|webp)$/i.test(url ?? '');
    if (!url || isPicture || html.includes(url)) return '';
    const verb = type.startsWith('audio/')
      ? 'Listen'
      : type.startsWith('video/')
        ? 'Watch'
        : 'File';
    const name = decodedPart(new URL(url).pathname.split('/').at(-1) ?? '') || url;
    return `\n<p>${verb}: <a href="${escapeXml(url)}">${escapeXml(name)}</a></p>`;
  }).join('');
}

function fromAtom(entry: AtomEntry): SourcePost {
  const link = linkIn(entry.links);
  const full = entry.content?.value;
  return {
    isDraft: false,
    from: link ?? entry.id ?? '',
    addresses: link ? [link] : [],
    slug: slugIn(link),
    title: plainText(entry.title?.value ?? ''),
    excerpt: full ? plainText(entry.summary?.value ?? '') : undefined,
    publishedAt: entry.published ?? entry.updated,
    updatedAt: entry.updated,
    authors: (entry.authors ?? []).flatMap((one) => (one?.name ? [{ name: one.name }] : [])),
    topics: (entry.categories ?? []).flatMap((one) => {
      const name = one?.label ?? one?.term;
      return name ? [{ name }] : [];
    }),
    html: () => full ?? entry.summary?.value ?? '',
  };
}

function fromJson(item: JsonItem): SourcePost {
  const { url, title = '', image, content_html: html, content_text: text = '' } = item;
  return {
    isDraft: false,
    from: url ?? item.id ?? title,
    addresses: [webAddress(url)].flatMap((address) => address ?? []),
    slug: slugIn(url),
    title,
    excerpt: item.summary,
    publishedAt: item.date_published,
    updatedAt: item.date_modified,
    authors: (item.authors ?? []).flatMap((one) => (one?.name ? [{ name: one.name }] : [])),
    topics: (item.tags ?? []).flatMap((name) => (name ? [{ name }] : [])),
    picture: image ? { src: image } : undefined,
    html: () =>
      html ??
      text
        .split(/\n{2,}/)
        .map((part) => `<p>${escaped(part)}</p>`)
        .join('\n'),
  };
}

function linkIn(links: AtomEntry['links']): string | undefined {
  const alternate = links?.find(({ rel = 'alternate' }) => rel === 'alternate');
  return webAddress(alternate?.href);
}

function webAddress(text: string | undefined): string | undefined {
  return text && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
}

function slugIn(url: string | undefined): string | undefined {
  const path = url && URL.canParse(url) ? new URL(url).pathname : '';
  const last = path.split('/').filter(Boolean).at(-1);
  return last && decodedPart(last).replace(/\.\w+$/, '');
}

/** `jo@example.org (Jo)` is how RSS 2.0 writes an author. */
function nameIn(author: string): string {
  return /\((.+)\)\s*$/.exec(author)?.[1] ?? author;
}

function escaped(text: string): string {
  return escapeXml(text).replaceAll('\n', '<br>');
}
