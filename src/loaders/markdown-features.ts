import type { Features } from 'satteri';
import { words } from '../words/words.ts';

const { footnotes: label, backToReference } = words.stories;

/** What Markdown may say in this paper, and what the compiler itself says in it. */
export const markdownFeatures: Features = {
  gfm: { footnotes: { label, backLabel: backToReference('{reference}') } },
  smartPunctuation: true,
};
