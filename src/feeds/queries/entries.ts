import { memoize } from '../../core/memoize.ts';
import { feedComponents } from '../../story/feed/components.ts';
import { getPlainPicture } from '../../pictures/get-plain-picture.ts';
import { articleTexts } from '../article-entry.ts';
import type { FeedEntry } from '../feed.ts';
import { issueEntry } from '../issue-entry.ts';
import { getArticleHtml } from '../../story/queries/article-body.ts';
import type { Article } from '../../articles/queries/articles.ts';
import type { Issue } from '../../newsletters/queries/issues.ts';

/** The subject of a feed entry. */
export type Story = Article | Issue;

/** Returns the entry of an article or issue, with its full text. It is made once for all feeds. */
export async function getEntry(story: Story, siteUrl: URL): Promise<FeedEntry> {
  return 'newsletter' in story
    ? issueEntryOf(story, siteUrl)
    : (await textsOf(story, siteUrl)).entry;
}

/** Returns the Markdown file of an article, which is made together with its entry. */
export async function getMarkdown(article: Article, siteUrl: URL): Promise<string> {
  return (await textsOf(article, siteUrl)).markdown;
}

const textsOf = memoize(async (article: Article, siteUrl: URL) => {
  const [html, pictures] = await Promise.all([
    getArticleHtml(article, feedComponents),
    leadPictures(article, siteUrl),
  ]);
  return articleTexts({ ...article, html, ...pictures }, siteUrl);
});

const issueEntryOf = memoize(async (issue: Issue, siteUrl: URL): Promise<FeedEntry> => {
  const [noteHtml, pictures] = await Promise.all([
    issue.note ? getArticleHtml({ body: issue.note }, feedComponents) : '',
    issue.lead ? leadPictures(issue.lead, siteUrl) : {},
  ]);
  return issueEntry({ ...issue, noteHtml, ...pictures }, siteUrl);
});

/** The article's lead picture, as shown above the text and as the enclosure. */
async function leadPictures({ image }: Article, siteUrl: URL) {
  if (!image) return {};
  const { src, ...file } = await getPlainPicture(image.src);
  const { alt, caption, credit } = image;
  const picture = { ...file, url: new URL(src, siteUrl).href, alt, credit };
  return { leadPicture: { ...picture, caption }, leadFile: picture };
}
