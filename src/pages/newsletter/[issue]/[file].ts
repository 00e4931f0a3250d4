import type { APIRoute, GetStaticPaths } from 'astro';
import { ISSUE_FILES, type IssueFile } from '../../../core/links.ts';
import { issueManifest } from '../../../newsletters/mail/issue-manifest.ts';
import { getIssueMail } from '../../../newsletters/queries/issue-mail.ts';
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
  const mail = await getIssueMail(issue, siteUrl);
  switch (file) {
    case 'email.html':
      return new Response(mail.html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
    case 'email.txt':
      return new Response(mail.text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
    case 'issue.json':
      return Response.json(await issueManifest(issue, mail, siteUrl));
  }
};
