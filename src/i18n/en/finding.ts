import { numberText } from '../formats.ts';
import { articleCount } from './article-count.ts';
import { search } from './search.ts';

/** Lists of articles, and the ways to them. */
export const finding = {
  articles: 'Articles',
  articleCount,
  noneHere: 'Nothing is published here yet.',
  newestOn: 'newest on',
  listPages: 'Pages of this list',
  titleOfPage: (title: string, page: number) => `${title}, page ${numberText(page)}`,
  pageOf: (page: number, last: number) => `Page ${numberText(page)} of ${numberText(last)}`,
  newer: 'Newer stories',
  older: 'Older stories',
  topicsAre: 'What this paper reports on, and the newest story of each.',
  authorsAre: 'Who writes in this paper, and the newest story of each.',
  archive: {
    description: (paper: string) => `Every article of ${paper}, by year and month.`,
    holds: (n: number) => `Everything published here: ${articleCount(n)}, by year and month.`,
    ofMonth: (paper: string, month: string) => `What ${paper} published in ${month}.`,
    ofYear: (paper: string, year: string) => `What ${paper} published in ${year}, by month.`,
    newestFirst: (n: number) => `${articleCount(n)}, the newest first.`,
    months: 'Months',
    allMonths: 'All months',
    years: 'Years',
  },
  search,
};
