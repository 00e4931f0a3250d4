import { links } from '../core/links.ts';
import { site } from '../site.config.ts';
import { words } from '../i18n/words.ts';
import { feedHtml } from '../story/feed/feed-html.ts';
import type { FeedEntry, FeedImage } from './feed.ts';
import { type LeadPicture, pictureHtml } from '../story/feed/picture-html.ts';
import { escapeXml } from '../core/xml-text.ts';

/** An issue of a newsletter as feeds need it. */
export interface FeedIssue {
  id: string;
  newsletter: { id: string; name: string };
  subject: string;
  preview: string;
  publishedAt: Date;
  /** The editor's note as feeds render it, with addresses relative to the issue's page; or empty. */
  noteHtml: string;
  /** The one on top first. */
  articles: readonly FeedStory[];
  /** That of the story on top, as a reader program may show it, and its own file. */
  leadPicture?: LeadPicture | undefined;
  leadFile?: FeedImage | undefined;
}

interface FeedStory {
  id: string;
  headline: string;
  dek: string;
}

/**
 * An issue as an entry of a feed, with all that its page in the archive says. An issue is not
 * changed once it is out, so the entry has the one moment. `siteUrl` is the root of the published
 * site.
 */
export function issueEntry(issue: FeedIssue, siteUrl: URL): FeedEntry {
  const { id, newsletter, subject, preview, publishedAt, leadFile } = issue;
  const url = new URL(links.issue(id), siteUrl).href;
  return {
    // An article may have the same slug.
    id: `tag:${site.idAuthority}:newsletter/${id}`,
    url,
    title: subject,
    summary: preview,
    html: feedHtml(issueHtml(issue), url),
    publishedAt,
    authors: [{ name: site.name, url: new URL(links.home, siteUrl).href }],
    categories: [{ term: newsletter.id, name: newsletter.name }],
    image: leadFile,
  };
}

function issueHtml({ noteHtml, leadPicture, articles }: FeedIssue): string {
  const [lead, ...others] = articles.map(storyHtml);
  return [
    noteHtml ? `<h2>${escapeXml(words.issues.note)}</h2>${noteHtml}` : '',
    lead,
    leadPicture ? pictureHtml(leadPicture) : '',
    ...others,
  ].join('');
}

function storyHtml({ id, headline, dek }: FeedStory): string {
  const link = `<a href="${escapeXml(links.article(id))}">${escapeXml(headline)}</a>`;
  return `<h2>${link}</h2><p>${escapeXml(dek)}</p>`;
}
