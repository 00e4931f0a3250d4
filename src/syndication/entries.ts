import { stat } from 'node:fs/promises';
import { feedComponents } from '../components/article-feed/feed.ts';
import { leadPicture as pictureToShare } from '../components/share-picture.ts';
import { articleEntry } from '../feeds/article-entry.ts';
import type { FeedEntry, FeedImage } from '../feeds/feed.ts';
import { getArticleHtml } from '../queries/article-body.ts';
import type { Article } from '../queries/articles.ts';

/**
 * The article as an entry, with its full text. Every feed, page of an archive and Markdown file
 * that holds the article shares one, made when it is first asked for.
 */
export function getEntry(article: Article, siteUrl: URL): Promise<FeedEntry> {
  let entry = entries.get(article);
  if (!entry) entries.set(article, (entry = makeEntry(article, siteUrl)));
  return entry;
}

// The development server reads the articles anew for each request, and finds none of them here.
const entries = new WeakMap<Article, Promise<FeedEntry>>();

async function makeEntry(article: Article, siteUrl: URL): Promise<FeedEntry> {
  const { image } = article;
  const [html, shown, leadFile] = await Promise.all([
    getArticleHtml(article, feedComponents),
    pictureToShare(image, siteUrl),
    image && leadPictureFile(image, siteUrl),
  ]);
  // What is a drawing is shown as the file it is.
  const picture = shown ?? leadFile;
  const leadPicture = picture && { ...picture, caption: image?.caption, credit: image?.credit };
  return articleEntry({ ...article, html, leadPicture, leadFile }, siteUrl);
}

/** The lead picture's own file: its size is known before the build has made the others. */
async function leadPictureFile(
  { src, alt, credit }: NonNullable<Article['image']>,
  siteUrl: URL,
): Promise<FeedImage | undefined> {
  // Astro keeps the file's path there for its own use, and leaves it out of the type.
  const { fsPath } = src as typeof src & { fsPath?: string };
  if (!fsPath) return undefined;
  const { size: bytes } = await stat(fsPath);
  const { format, width, height } = src;
  const type = `image/${{ jpg: 'jpeg', svg: 'svg+xml' }[String(format)] ?? format}`;
  return { url: new URL(src.src, siteUrl).href, type, bytes, width, height, alt, credit };
}
