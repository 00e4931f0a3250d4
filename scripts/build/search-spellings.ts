import { plainLetters, withoutUmlauts } from '../../src/core/plain-letters.ts';

/** Where Pagefind begins to read a page. */
const BODY = /<article data-pagefind-body\b/;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Pagefind itself finds `cafe` for `café`, but not `lodz` for `Łódź`. */
const SPECIAL = /[łßæœøđðþħı]/i;
const UMLAUT = /[äöü]/i;

/** What results show beside the headline, from the attributes of the article. */
const SHOWN =
  'data-pagefind-meta="kicker[data-kicker], date[data-date], authors[data-authors], topics[data-topics]"';

const ARTICLE_TAG = /<(\/?)article\b/g;

/**
 * The part of an article's page that Pagefind indexes, as a page. What is around it, such as Recent News,
 * changes more often. `undefined` for a page that only redirects.
 */
export function indexedArticle(html: string): string | undefined {
  const start = html.search(BODY);
  if (start < 0) return undefined;
  const [root = ''] = /<html\b[^>]*>/.exec(html) ?? [];
  const article = html.slice(start, endOfArticle(html, start)).replace(BODY, `$& ${SHOWN}`);
  return `<!doctype html>${root}${article}</article>`;
}

function endOfArticle(html: string, start: number): number {
  let depth = 0;
  for (const { 1: closing, index } of html.slice(start).matchAll(ARTICLE_TAG)) {
    depth += closing ? -1 : 1;
    if (depth === 0) return start + index;
  }
  return html.length;
}

/**
 * The page of an article with other spellings of its words, for Pagefind alone: `lodz` for `Łódź`,
 * `strasse` for `Straße`, and in German `groesse` for `Größe`. They are metadata, so that they are
 * found and never shown.
 */
export function withSpellings(html: string): string {
  const isGerman = /<html[^>]* lang="de\b/.test(html);
  const text = html.slice(html.search(BODY)).replace(/<[^>]*>/g, ' ');
  const spellings = new Set<string>();
  for (const [word] of text.matchAll(WORD)) {
    if (SPECIAL.test(word)) spellings.add(plainLetters(word));
    if (isGerman && (UMLAUT.test(word) || SPECIAL.test(word))) spellings.add(withoutUmlauts(word));
  }
  if (spellings.size === 0) return html;
  const words = [...spellings].toSorted().join(' ');
  return html.replace(
    /(<article data-pagefind-body\b[^>]*>)/,
    `$1<i data-pagefind-meta="spellings[title]" title="${words}"></i>`,
  );
}
