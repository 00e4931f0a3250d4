import type { APIRoute, GetStaticPaths } from 'astro';
import { mailComponents } from '../../../story/mail/components.ts';
import { mailPicture } from '../../../story/mail/mail-picture.ts';
import { memoize } from '../../../core/memoize.ts';
import { ISSUE_FILES, type IssueFile, links } from '../../../core/links.ts';
import { issueManifest } from '../../../newsletters/mail/issue-manifest.ts';
import { LINE } from '../../../mail/mail-styles.ts';
import { renderIssueMail } from '../../../newsletters/mail/render-issue-mail.ts';
import { mailHtml } from '../../../mail/mail-html.ts';
import { plainText } from '../../../mail/plain-text.ts';
import { getArticleHtml } from '../../../story/queries/article-body.ts';
import { getIssues, type Issue } from '../../../newsletters/queries/issues.ts';

interface Props {
  issue: Issue;
  file: IssueFile;
}

export const getStaticPaths = (async () =>
  (await getIssues()).flatMap((issue) =>
    ISSUE_FILES.map((file) => ({ params: { issue: issue.id, file }, props: { issue, file } })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = async ({ props: { issue, file }, site }) => {
  const siteUrl = new URL(site ?? '');
  const mail = await issueMail(issue, siteUrl);
  switch (file) {
    case 'email.html':
      return new Response(mail.html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
    case 'email.txt':
      return new Response(mail.text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
    case 'issue.json':
      return Response.json(await issueManifest(issue, mail, siteUrl));
  }
};

// All three files of an issue come from one rendering.
const issueMail = memoize(async (issue: Issue, siteUrl: URL) => {
  const archiveUrl = new URL(links.issue(issue.id), siteUrl).href;
  const body = issue.note ? await getArticleHtml({ body: issue.note }, mailComponents) : '';
  const note = mailHtml(body, archiveUrl, LINE);
  return renderIssueMail(issue, {
    siteUrl,
    note: { html: note, text: plainText(note, archiveUrl) },
    picture: await mailPicture(issue.lead.image, siteUrl),
  });
});
