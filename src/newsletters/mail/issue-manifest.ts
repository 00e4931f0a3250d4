import type { IssueManifest } from '../issue-manifest.ts';
import { links } from '../../core/links.ts';
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
  const [htmlBytes, textBytes] = [html, text].map((part) => new TextEncoder().encode(part));
  const { id, newsletter, date, subject, preview, hash, articles } = issue;
  return {
    id,
    newsletter: newsletter.id,
    date,
    subject,
    preview,
    archiveUrl: new URL(links.issue(id), siteUrl).href,
    hash,
    articles: articles.map((article) => ({
      id: article.id,
      url: new URL(links.article(article.id), siteUrl).href,
      hash: article.hash,
    })),
    hashes: { html: await sha256(htmlBytes), text: await sha256(textBytes) },
    sizes: { html: htmlBytes?.length ?? 0, text: textBytes?.length ?? 0 },
  };
}

async function sha256(bytes = new Uint8Array()): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
