import type { ArticleFacts } from '../articles/article-facts.ts';
import { words } from '../i18n/words.ts';
import { correctionsHtml } from './corrections-html.ts';
import { feedHtml } from '../story/feed/feed-html.ts';
import { type LeadPicture, pictureHtml } from '../story/feed/picture-html.ts';
import { escapeXml } from '../core/xml-text.ts';

/** All that the page of an article says below its headline. */
export interface ArticleText extends Partial<ArticleFacts> {
  /** The lead picture as a reader program may show it. */
  leadPicture?: LeadPicture | undefined;
  /** The body as feeds render it; addresses may be relative to the article's page. */
  html: string;
}

/** The full text of an article as a feed may carry it: what its page shows, in the page's order. */
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
