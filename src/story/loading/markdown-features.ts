import type { Features } from 'satteri';
import { language } from '../../i18n/language.ts';
import { words } from '../../i18n/words.ts';

const { footnotes: label, backToReference } = words.stories;

/** The Markdown features of the publication, and the words that the compiler itself adds. */
export const markdownFeatures: Features = {
  // Read by src/loading/front-matter.ts: two lines of hyphens below it are text.
  frontmatter: false,
  gfm: { footnotes: { label, backLabel: backToReference('{reference}') } },
  smartPunctuation: punctuationIn(language),
};

/**
 * Typographic dashes and ellipses in every language (BCP 47), and typographic quotation marks in English
 * only, because the compiler supports no others.
 */
export function punctuationIn(language: string) {
  return { quotes: new Intl.Locale(language).language === 'en' };
}
