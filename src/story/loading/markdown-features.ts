import type { Features } from 'satteri';
import { language } from '../../i18n/language.ts';
import { words } from '../../i18n/words.ts';

const { footnotes: label, backToReference } = words.stories;

/** What Markdown may say in this paper, and what the compiler itself says in it. */
export const markdownFeatures: Features = {
  // Read by src/loading/front-matter.ts: two lines of hyphens below it are text.
  frontmatter: false,
  gfm: { footnotes: { label, backLabel: backToReference('{reference}') } },
  smartPunctuation: punctuationIn(language),
};

/**
 * Dashes and ellipses for what stands for them on a keyboard; and quotation marks in English, the
 * only ones that the compiler knows. In another language (BCP 47) they stay as they are typed.
 */
export function punctuationIn(language: string) {
  return { quotes: new Intl.Locale(language).language === 'en' };
}
