import { links } from '../core/links.ts';
import { site } from '../site.ts';
import { languageAttributes } from '../i18n/language.ts';
import { feedHtml } from '../story/feed/feed-html.ts';
import type { FeedEntry, FeedImage } from './feed.ts';
import { type LeadPicture, pictureHtml } from '../story/feed/picture-html.ts';
import { escapeXml, htmlAttributes } from '../core/xml-text.ts';
import { absoluteUrl } from '../core/site-urls.ts';

/** The fields of an issue that feeds need. */
export interface FeedIssue {
  id: string;
  newsletter: { id: string; name: string };
  subject: string;
  preview: string;
  publishedAt: Date;
  /**
   * The editor's note as rendered for feeds, with URLs relative to the page of the issue; may be
   * empty.
   */
  noteHtml: string;
  /** What stands above the note. */
  noteHeading: string | undefined;
  /** Lead article first. An issue without articles is its note. */
  articles: readonly FeedStory[];
  /** The lead picture as shown in the text, and as the enclosure. */
  leadPicture?: LeadPicture | undefined;
  leadFile?: FeedImage | undefined;
}

interface FeedStory {
  id: string;
  headline: string;
  dek: string;
  /** BCP 47; without it, the publication's. */
  language?: string | undefined;
}

/**
 * Converts an issue to a feed entry with everything on its archive page. An issue never changes
 * after publication, so the entry has one date. `siteUrl` is the root of the published site.
 */
export function issueEntry(issue: FeedIssue, siteUrl: URL): FeedEntry {
  const { id, newsletter, subject, preview, publishedAt, leadFile } = issue;
  const url = absoluteUrl(links.issue(id), siteUrl);
  return {
    // An article may have the same slug.
    id: `tag:${site.idAuthority}:newsletter/${id}`,
    url,
    title: subject,
    summary: preview,
    html: feedHtml(issueHtml(issue, siteUrl), url),
    publishedAt,
    authors: [{ name: site.name, url: absoluteUrl(links.home, siteUrl) }],
    categories: [{ term: newsletter.id, name: newsletter.name }],
    image: leadFile,
  };
}

function issueHtml(
  { noteHtml, noteHeading, leadPicture, articles }: FeedIssue,
  siteUrl: URL,
): string {
  const [lead = '', ...others] = articles.map((story) => storyHtml(story, siteUrl));
  return [
    noteHtml && noteHeading ? `<h2>${escapeXml(noteHeading)}</h2>` : '',
    noteHtml,
    lead,
    leadPicture ? pictureHtml(leadPicture) : '',
    ...others,
  ].join('');
}

function storyHtml({ id, headline, dek, language }: FeedStory, siteUrl: URL): string {
  const ofText = htmlAttributes(languageAttributes(language));
  const link = `<a href="${escapeXml(absoluteUrl(links.article(id), siteUrl))}">${escapeXml(headline)}</a>`;
  return `<h2${ofText}>${link}</h2><p${ofText}>${escapeXml(dek)}</p>`;
}
