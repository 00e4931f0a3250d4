import { numberText } from '../formats.ts';
import type { Words } from '../language-words.ts';
import { articleCount } from './article-count.ts';
import { search } from './search.ts';

export const browsing: Words['browsing'] = {
  articles: 'Artikel',
  articleCount,
  nothingHere: 'Hier ist noch nichts erschienen.',
  latestOn: 'zuletzt am',
  pagination: 'Seiten dieser Liste',
  pageTitle: (title, page) => `${title}, Seite ${numberText(page)}`,
  newer: 'Neuere Artikel',
  older: 'Ältere Artikel',
  topicsIntro: 'Worüber wir berichten, jeweils mit dem neuesten Artikel.',
  authorsIntro: 'Wer für uns schreibt, jeweils mit dem neuesten Artikel.',
  archive: {
    description: (publication) => `Alle Artikel von ${publication} nach Jahr und Monat.`,
    intro: (n) => `Alles, was wir veröffentlicht haben: ${articleCount(n)}, nach Jahr und Monat.`,
    monthDescription: (publication, month) =>
      `Alles, was in ${publication} im ${month} erschienen ist.`,
    yearDescription: (publication, year) =>
      `Alles, was in ${publication} im Jahr ${year} erschienen ist, nach Monaten.`,
    newestFirst: (n) => (n === 1 ? articleCount(n) : `${articleCount(n)}, die neuesten zuerst.`),
    months: 'Monate',
    allMonths: 'Alle Monate',
    years: 'Jahre',
  },
  search,
};
