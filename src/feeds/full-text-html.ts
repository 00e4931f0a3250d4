import type { ArticleFacts } from '../articles/article-facts.ts';
import { words } from '../i18n/words.ts';
import { correctionsHtml } from './corrections-html.ts';
import { feedHtml } from '../story/feed/feed-html.ts';
import { type LeadPicture, pictureHtml } from '../story/feed/picture-html.ts';
import { escapeXml } from '../core/xml-text.ts';

/** Everything on the page of an article below its headline. */
export interface ArticleText extends Partial<ArticleFacts> {
  /** The lead picture in a size for feed readers. */
  leadPicture?: LeadPicture | undefined;
  /** The body as rendered for feeds; URLs may be relative to the page. */
  html: string;
}

/** Writes the full text of an article for feeds, in the order of its page. */
export function fullTextHtml(article: ArticleText, pageUrl: string): string {
  const { leadPicture, keyPoints, html, source, corrections } = article;
  const parts = [
    leadPicture ? pictureHtml(leadPicture) : '',
    keyPoints ? keyPointsHtml(keyPoints) : '',
    html,
    source ? sourceHtml(source) : '',
    correctionsHtml(corrections),
  ];
  return feedHtml(parts.join(''), pageUrl);
}

function keyPointsHtml(points: readonly string[]): string {
  const items = points.map((point) => `<li>${escapeXml(point)}</li>`);
  return `<p><strong>${escapeXml(words.stories.keyPoints)}</strong></p><ul>${items.join('')}</ul>`;
}

function sourceHtml({ headline, publisher, url }: NonNullable<ArticleText['source']>): string {
  const link = `<a href="${escapeXml(url)}"><cite>${escapeXml(headline)}</cite></a>`;
  return `<p>${escapeXml(words.stories.source)}: ${link}${words.comma} ${escapeXml(publisher)}</p>`;
}
