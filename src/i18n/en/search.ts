import { articleCount } from './article-count.ts';

/** The search page. Its script uses some of these words in the browser. */
export const search = {
  description: (publication: string) => `Search the articles of ${publication}.`,
  label: 'Search articles',
  button: 'Search',
  needsScript: 'Search runs in your browser and needs JavaScript.',
  noScript: 'JavaScript is turned off in your browser.',
  archiveInstead: 'Browse the archive by month instead.',
  more: 'More results',
  otherWays: 'Other ways to find a story:',
  found: (n: number, query: string) => `${articleCount(n)} for “${query}”.`,
  nothing: (query: string) => `No articles for “${query}”. Try a different word, or fewer words.`,
  failed: 'Search isn’t available right now. Please try again, or browse the archive.',
};
