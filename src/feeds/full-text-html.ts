import type { Root } from 'hast';
import type { ArticleFacts } from '../articles/article-facts.ts';
import { direction, language as feedLanguage, languageAttributes } from '../i18n/language.ts';
import { words } from '../i18n/words.ts';
import { correctionsHtml } from './corrections-html.ts';
import { feedTree, treeAsHtml } from '../story/feed/feed-html.ts';
import { type LeadPicture, pictureHtml } from '../story/feed/picture-html.ts';
import { escapeXml, htmlAttributes } from '../core/xml-text.ts';

/** Everything on the page of an article below its headline. */
export interface ArticleText extends Partial<ArticleFacts> {
  /** The lead picture in a size for feed readers. */
  leadPicture?: LeadPicture | undefined;
  /** The body as rendered for feeds; URLs may be relative to the page. */
  html: string;
}

/**
 * Writes the full text of an article for feeds, in the order of its page. In another language than the
 * feed's, text and words of the publication are marked with their language and direction.
 */
export function fullTextHtml(article: ArticleText, pageUrl: string): string {
  return treeAsHtml(fullTextTree(article, pageUrl));
}

/** The same as a syntax tree. */
export function fullTextTree(article: ArticleText, pageUrl: string): Root {
  return feedTree(wholeText(article), pageUrl, languageAttributes(article.language));
}

/** The same before it is sanitized for feeds. */
export function wholeText(article: ArticleText): string {
  const { leadPicture, keyPoints, html, source, corrections, language } = article;
  const isOther = languageAttributes(language).lang !== undefined;
  const ofWords = isOther ? htmlAttributes({ lang: feedLanguage, dir: direction }) : '';
  return [
    leadPicture ? pictureHtml(leadPicture) : '',
    keyPoints ? keyPointsHtml(keyPoints, ofWords) : '',
    html,
    source ? sourceHtml(source, ofWords) : '',
    correctionsHtml(corrections, ofWords),
  ].join('');
}

function keyPointsHtml(points: readonly string[], ofWords: string): string {
  const items = points.map((point) => `<li>${escapeXml(point)}</li>`);
  const label = `<strong>${escapeXml(words.stories.keyPoints)}</strong>`;
  return `<p${ofWords}>${label}</p><ul>${items.join('')}</ul>`;
}

function sourceHtml(
  { headline, publisher, url }: NonNullable<ArticleText['source']>,
  ofWords: string,
): string {
  const link = `<a href="${escapeXml(url)}"><cite>${escapeXml(headline)}</cite></a>`;
  return `<p${ofWords}>${escapeXml(words.stories.source)}: ${link}${words.comma} ${escapeXml(publisher)}</p>`;
}
