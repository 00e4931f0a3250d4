import { getArticleHtml } from '../../story/queries/article-body.ts';
import type { Article } from '../../articles/queries/articles.ts';
import { links } from '../../core/links.ts';
import { memoize } from '../../core/memoize.ts';
import { fullTextHtml } from '../../feeds/full-text-html.ts';
import { mailHtml } from '../../mail/mail-html.ts';
import { mailSections } from '../../mail/mail-sections.ts';
import { LINE } from '../../mail/mail-styles.ts';
import { plainText } from '../../mail/plain-text.ts';
import { mailComponents } from '../../story/mail/components.ts';
import { mailPicture } from '../../story/mail/mail-picture.ts';
import { renderIssueMail } from '../mail/render-issue-mail.ts';
import type { Issue } from './issues.ts';

/** The email of an issue, rendered once for all its files. `siteUrl` is the root of the site. */
export const getIssueMail = memoize(async (issue: Issue, siteUrl: URL) => {
  const archiveUrl = new URL(links.issue(issue.id), siteUrl).href;
  const body = issue.note ? await getArticleHtml({ body: issue.note }, mailComponents) : '';
  const note = mailHtml(body, archiveUrl, LINE);
  return renderIssueMail(issue, {
    siteUrl,
    note: { html: note, text: plainText(note, archiveUrl) },
    pictures: issue.stories === 'summary' ? await storyPictures(issue, siteUrl) : new Map(),
    texts: issue.stories === 'full' ? await wholeTexts(issue, siteUrl) : undefined,
  });
});

/** The pictures above the stories that the newsletter chooses, by the story's id. */
async function storyPictures({ articles, pictures }: Issue, siteUrl: URL) {
  const pictured = pictures === 'none' ? [] : pictures === 'lead' ? articles.slice(0, 1) : articles;
  const found = await Promise.all(
    pictured.map(async ({ id, image }) => [id, await mailPicture(image, siteUrl)] as const),
  );
  return new Map(found.flatMap(([id, picture]) => (picture ? [[id, picture] as const] : [])));
}

async function wholeTexts({ articles }: Issue, siteUrl: URL) {
  const texts = articles.map(
    async (article) => [article.id, await wholeText(article, siteUrl)] as const,
  );
  return new Map(await Promise.all(texts));
}

/** All that is below the headline on the page of an article, in sections. */
async function wholeText(article: Article, siteUrl: URL): Promise<string[]> {
  const pageUrl = new URL(links.article(article.id), siteUrl).href;
  const html = await getArticleHtml(article, mailComponents);
  const picture = await mailPicture(article.image, siteUrl);
  const leadPicture = picture && { ...article.image, ...picture };
  return mailSections(
    mailHtml(fullTextHtml({ ...article, html, leadPicture }, pageUrl), pageUrl, LINE),
  );
}
