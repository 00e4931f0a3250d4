import { feeds } from './de/feeds.ts';
import { issues } from './de/issues.ts';
import { reader } from './de/reader.ts';
import type { Words } from './words.ts';

/** The same in German. */
export const de: Words = {
  sections: {
    news: 'Aktuelles',
    topics: 'Themen',
    archive: 'Archiv',
    search: 'Suche',
  },
  skip: 'Zum Inhalt springen',
  feeds,
  issues,
  reader,
};
