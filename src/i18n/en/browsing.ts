import { numberText } from '../formats.ts';
import { articleCount } from './article-count.ts';
import { search } from './search.ts';

/** Lists of articles: their pages, topics, authors, the archive and search. */
export const browsing = {
  articles: 'Articles',
  articleCount,
  nothingHere: 'Nothing has been published here yet.',
  /** Before the date of the newest article. */
  latestOn: 'latest on',
  pagination: 'Pagination',
  pageTitle: (title: string, page: number) => `${title}, page ${numberText(page)}`,
  newer: 'Newer stories',
  older: 'Older stories',
  topicsIntro: 'The topics we cover, and the latest story on each.',
  authorsIntro: 'The people and desks who write for us, and the latest story from each.',
  archive: {
    description: (publication: string) => `Every article in ${publication}, by year and month.`,
    intro: (n: number) => `Everything we have published: ${articleCount(n)}, by year and month.`,
    monthDescription: (publication: string, month: string) =>
      `Everything ${publication} published in ${month}.`,
    yearDescription: (publication: string, year: string) =>
      `Everything ${publication} published in ${year}, by month.`,
    newestFirst: (n: number) => `${articleCount(n)}, newest first.`,
    months: 'Months',
    allMonths: 'All months',
    years: 'Years',
  },
  search,
};
