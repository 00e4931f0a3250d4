import type { Features } from 'satteri';
import { words } from '../../i18n/words.ts';
import { isEnglish } from './quotes.ts';

/**
 * The compiler takes time with the square of the quotation marks in a paragraph: 1 second for 10,000. Beyond
 * this number, they stay as they are typed.
 */
const MOST_QUOTES = 2000;

/**
 * The Markdown features for a text in `language` (BCP 47), and the words that the compiler itself adds,
 * which are those of the publication.
 */
export function markdownFeatures(body: string, language: string): Features {
  const { footnotes: label, backToReference } = words.stories;
  return {
    // Read by src/loading/front-matter.ts: two lines of hyphens below it are text.
    frontmatter: false,
    gfm: { footnotes: { label, backLabel: backToReference('{reference}') } },
    smartPunctuation: { quotes: isEnglish(language) && !hasTooManyQuotes(body) },
  };
}

/** Whether a paragraph, or what looks like one, has too many quotation marks. */
function hasTooManyQuotes(body: string): boolean {
  let count = 0;
  for (const [mark] of body.matchAll(/["']|\n[ \t>]*(?=\r?\n)/g)) {
    count = mark.startsWith('\n') ? 0 : count + 1;
    if (count > MOST_QUOTES) return true;
  }
  return false;
}
