import { numberText } from '../formats.ts';
import type { Words } from '../language-words.ts';
import { articleCount } from './article-count.ts';
import { search } from './search.ts';

export const finding: Words['finding'] = {
  articles: 'Artikel',
  articleCount,
  noneHere: 'Hier ist noch nichts erschienen.',
  newestOn: 'zuletzt am',
  listPages: 'Seiten dieser Liste',
  titleOfPage: (title, page) => `${title}, Seite ${numberText(page)}`,
  pageOf: (page, last) => `Seite ${numberText(page)} von ${numberText(last)}`,
  newer: 'Neuere Artikel',
  older: 'Ältere Artikel',
  topicsAre: 'Worüber diese Zeitung berichtet, jeweils mit dem neuesten Artikel.',
  authorsAre: 'Wer in dieser Zeitung schreibt, jeweils mit dem neuesten Artikel.',
  archive: {
    description: (paper) => `Alle Artikel von ${paper} nach Jahr und Monat.`,
    holds: (n) => `Alles, was hier erschienen ist: ${articleCount(n)}, nach Jahr und Monat.`,
    ofMonth: (paper, month) => `Was in ${paper} im ${month} erschienen ist.`,
    ofYear: (paper, year) => `Was in ${paper} im Jahr ${year} erschienen ist, nach Monaten.`,
    newestFirst: (n) => (n === 1 ? articleCount(n) : `${articleCount(n)}, die neuesten zuerst.`),
    months: 'Monate',
    allMonths: 'Alle Monate',
    years: 'Jahre',
  },
  search,
};
