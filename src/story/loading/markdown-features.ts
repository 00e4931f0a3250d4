import type { Features } from 'satteri';
import { hasSmartQuotes } from '../../core/smart-punctuation.ts';
import { words } from '../../i18n/words.ts';

/**
 * The Markdown features for a text in `language` (BCP 47), and the words that the compiler itself adds,
 * which are those of the publication.
 */
export function markdownFeatures(language: string): Features {
  const { footnotes: label, backToReference } = words.stories;
  return {
    // Read by src/loading/front-matter.ts: two lines of hyphens below it are text.
    frontmatter: false,
    gfm: { footnotes: { label, backLabel: backToReference('{reference}') } },
    smartPunctuation: { quotes: hasSmartQuotes(language) },
  };
}
