import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { links } from '../../core/links.ts';
import { absoluteUrl } from '../../core/site-urls.ts';
import { LINE } from '../../mail/mail-styles.ts';
import { mailHtml } from '../../mail/mail-html.ts';
import type { MailName } from '../../mail/mail-template.ts';
import { mailTemplate } from '../../mail/render-template.ts';
import { getNewestArticles } from '../../articles/queries/articles.ts';
import { getNewestIssues } from '../../newsletters/queries/issues.ts';
import { getSignUpTexts, welcomeStories } from '../../newsletters/queries/sign-up-texts.ts';
import { mailComponents } from '../../story/mail/components.ts';
import { getArticleHtml } from '../../story/queries/article-body.ts';
import { readerMails, withReading } from '../../subscribers/mail/reader-mail.ts';
import { renderReaderMail } from '../../subscribers/mail/render-reader-mail.ts';

export const getStaticPaths = (async () => {
  const texts = await getSignUpTexts();
  const stories = await getNewestArticles(welcomeStories(texts));
  const issues = await getNewestIssues();
  const reading = {
    stories: stories.map(({ id, headline, dek }) => ({ id, headline, dek })).filter(canBeShown),
    issues: issues
      .map(({ id, subject, newsletter }) => ({ id, subject, of: newsletter.name }))
      .filter(canBeShown),
  };
  return Object.keys(readerMails).map((mail) => ({
    params: { mail },
    props: { text: texts.get(mail), reading: mail === 'welcome' ? reading : undefined },
  }));
}) satisfies GetStaticPaths;

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props, { mail: MailName }> = async ({ params, props, site }) => {
  const { text, reading } = props;
  const at = (path: string) => absoluteUrl(path, site ?? '');
  const own = text && mailHtml(await getArticleHtml(text, mailComponents), at('/'), LINE);
  const mail = {
    ...readerMails[params.mail],
    ...(text?.subject && { subject: text.subject }),
    ...(own && { own }),
  };
  const whole =
    reading &&
    withReading(mail, {
      stories: reading.stories.map(({ id, headline, dek }) => ({
        label: headline,
        link: at(links.article(id)),
        text: dek,
      })),
      issues: reading.issues.map(({ id, subject, of }) => ({
        label: `${of}: ${subject}`,
        link: at(links.issue(id)),
      })),
    });
  return Response.json(mailTemplate(await renderReaderMail(whole ?? mail)));
};

/** Two braces would be taken for a value of the reader, and no email could be written. */
function canBeShown(item: Readonly<Record<string, string>>): boolean {
  return !Object.values(item).some((text) => text.includes('{{'));
}
