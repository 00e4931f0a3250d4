import { getArticleHtml } from '../../story/queries/article-body.ts';
import type { Article } from '../../articles/queries/articles.ts';
import { links } from '../../core/links.ts';
import { memoize } from '../../core/memoize.ts';
import { absoluteUrl } from '../../core/site-urls.ts';
import { fullTextHtml } from '../../feeds/full-text-html.ts';
import { aroundLinkedParagraphs } from '../../mail/linked-paragraphs.ts';
import { mailHtml } from '../../mail/mail-html.ts';
import { mailSections } from '../../mail/mail-sections.ts';
import { LINE } from '../../mail/mail-styles.ts';
import { plainText } from '../../mail/plain-text.ts';
import { mailComponents } from '../../story/mail/components.ts';
import { mailPicture } from '../../story/mail/mail-picture.ts';
import type { MailParts } from '../mail/issue-mail.ts';
import { renderIssueMail } from '../mail/render-issue-mail.ts';
import type { Issue } from './issues.ts';
import { formsUrl } from '../../forms.ts';

/** The email of an issue, rendered once for all its files. `siteUrl` is the root of the site. */
export const getIssueMail = memoize(async (issue: Issue, siteUrl: URL) => {
  return renderIssueMail(issue, {
    siteUrl,
    formsUrl: formsUrl(siteUrl),
    note: await notePieces(issue, siteUrl),
    pictures: issue.stories === 'summary' ? await storyPictures(issue, siteUrl) : new Map(),
    texts: issue.stories === 'full' ? await wholeTexts(issue, siteUrl) : undefined,
  });
});

/** The note, in pieces around the stories that a paragraph of it does nothing but link to. */
async function notePieces({ id, note, articles }: Issue, siteUrl: URL): Promise<MailParts['note']> {
  if (!note) return [];
  const archiveUrl = absoluteUrl(links.issue(id), siteUrl);
  const html = mailHtml(await getArticleHtml({ body: note }, mailComponents), archiveUrl, LINE);
  const storyAt = new Map(
    articles.map((story) => [absoluteUrl(links.article(story.id), siteUrl), story.id]),
  );
  return aroundLinkedParagraphs(html, new Set(storyAt.keys())).map((piece) =>
    'html' in piece
      ? { html: piece.html, text: plainText(piece.html, archiveUrl) }
      : { story: storyAt.get(piece.address) ?? '' },
  );
}

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
  const pageUrl = absoluteUrl(links.article(article.id), siteUrl);
  const html = await getArticleHtml(article, mailComponents);
  const picture = await mailPicture(article.image, siteUrl);
  const leadPicture = picture && { ...article.image, ...picture };
  return mailSections(
    mailHtml(fullTextHtml({ ...article, html, leadPicture }, pageUrl), pageUrl, LINE),
  );
}
