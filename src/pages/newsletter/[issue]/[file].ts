import type { APIRoute, GetStaticPaths } from 'astro';
import { issueManifest } from '../../../newsletters/mail/issue-manifest.ts';
import {
  issueFilePaths,
  type IssueFileProps,
} from '../../../newsletters/queries/issue-file-paths.ts';
import { getIssueMail } from '../../../newsletters/queries/issue-mail.ts';
import { getIssues } from '../../../newsletters/queries/issues.ts';

export const getStaticPaths = (async () =>
  issueFilePaths(await getIssues())) satisfies GetStaticPaths;

export const GET: APIRoute<IssueFileProps> = async ({ props: { issue, file }, site }) => {
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
