import { memoize } from '../../core/memoize.ts';
import { feedComponents } from '../../story/feed/components.ts';
import { getPlainPicture } from '../../pictures/get-plain-picture.ts';
import { articleEntry } from '../article-entry.ts';
import type { FeedEntry } from '../feed.ts';
import { issueEntry } from '../issue-entry.ts';
import { getArticleHtml } from '../../story/queries/article-body.ts';
import type { Article } from '../../articles/queries/articles.ts';
import type { Issue } from '../../newsletters/queries/issues.ts';

/** The subject of a feed entry. */
export type Story = Article | Issue;

/**
 * Returns the entry of an article or issue, with its full text. It is created once and shared by
 * every feed, archive page and Markdown file.
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
    issue.lead ? leadPictures(issue.lead, siteUrl) : {},
  ]);
  return issueEntry({ ...issue, noteHtml, ...pictures }, siteUrl);
}

/** The article's lead picture, as shown above the text and as the enclosure. */
async function leadPictures({ image }: Article, siteUrl: URL) {
  if (!image) return {};
  const { src, ...file } = await getPlainPicture(image.src);
  const { alt, caption, credit } = image;
  const picture = { ...file, url: new URL(src, siteUrl).href, alt, credit };
  return { leadPicture: { ...picture, caption }, leadFile: picture };
}
