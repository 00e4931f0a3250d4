import type { IssueManifest } from '../issue-manifest.ts';
import { links } from '../../core/links.ts';
import { sha256Hex } from '../../core/sha256.ts';
import { absoluteUrl } from '../../core/site-urls.ts';
import type { MailIssue } from './issue-mail.ts';

/** Describes an issue and its rendered email. */
export async function issueManifest(
  issue: Omit<MailIssue, 'articles'> & {
    hash: string;
    articles: readonly { id: string; hash: string }[];
  },
  { html, text }: { html: string; text: string },
  siteUrl: URL,
): Promise<IssueManifest> {
  const sizeOf = (part: string) => new TextEncoder().encode(part).length;
  const { id, newsletter, date, subject, preview, hash, articles } = issue;
  return {
    id,
    newsletter: newsletter.id,
    date,
    subject,
    preview,
    archiveUrl: absoluteUrl(links.issue(id), siteUrl),
    hash,
    articles: articles.map((article) => ({
      id: article.id,
      url: absoluteUrl(links.article(article.id), siteUrl),
      hash: article.hash,
    })),
    hashes: { html: await sha256Hex(html), text: await sha256Hex(text) },
    sizes: { html: sizeOf(html), text: sizeOf(text) },
  };
}
