import { articleCount } from './article-count.ts';

/** The search page; its script says some of it. */
export const search = {
  description: (paper: string) => `Find an article of ${paper} by its words.`,
  field: 'Words to look for',
  button: 'Search',
  needsScript: 'Search runs in your browser and needs JavaScript.',
  noScript: 'It is switched off here.',
  archiveInstead: 'The archive lists every article by month, without it.',
  more: 'More results',
  otherWays: 'Other ways to a story:',
  found: (n: number, words: string) => `${articleCount(n)} for “${words}”.`,
  nothing: (words: string) => `No article for “${words}”. Try another word, or fewer.`,
  failed: 'Search could not be loaded just now. Please try again, or look into the archive.',
};
