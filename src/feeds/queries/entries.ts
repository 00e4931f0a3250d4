import { stat } from 'node:fs/promises';
import { memoize } from '../../core/memoize.ts';
import { feedComponents } from '../../story/feed/components.ts';
import { leadPicture as pictureToShare } from '../../components/share-picture.ts';
import { articleEntry } from '../article-entry.ts';
import type { FeedEntry, FeedImage } from '../feed.ts';
import { issueEntry } from '../issue-entry.ts';
import { getArticleHtml } from '../../story/queries/article-body.ts';
import type { Article } from '../../articles/queries/articles.ts';
import type { Issue } from '../../newsletters/queries/issues.ts';

/** What an entry of a feed tells of. */
export type Story = Article | Issue;

/**
 * The article or issue as an entry, with its full text. Every feed, page of an archive and Markdown
 * file that holds it shares one, made when it is first asked for.
 */
export const getEntry = memoize((story: Story, siteUrl: URL): Promise<FeedEntry> =>
  'newsletter' in story ? ofIssue(story, siteUrl) : ofArticle(story, siteUrl),
);

async function ofArticle(article: Article, siteUrl: URL): Promise<FeedEntry> {
  const [html, pictures] = await Promise.all([
    getArticleHtml(article, feedComponents),
    leadPictures(article, siteUrl),
  ]);
  return articleEntry({ ...article, html, ...pictures }, siteUrl);
}

async function ofIssue(issue: Issue, siteUrl: URL): Promise<FeedEntry> {
  const [noteHtml, pictures] = await Promise.all([
    issue.note ? getArticleHtml({ body: issue.note }, feedComponents) : '',
    leadPictures(issue.lead, siteUrl),
  ]);
  return issueEntry({ ...issue, noteHtml, ...pictures }, siteUrl);
}

/** The article's lead picture as it is shown, and as the file it is. */
async function leadPictures({ image }: Article, siteUrl: URL) {
  const [shown, leadFile] = await Promise.all([
    pictureToShare(image, siteUrl),
    image && leadPictureFile(image, siteUrl),
  ]);
  // What is a drawing is shown as the file it is.
  const picture = shown ?? leadFile;
  const leadPicture = picture && { ...picture, caption: image?.caption, credit: image?.credit };
  return { leadPicture, leadFile };
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
