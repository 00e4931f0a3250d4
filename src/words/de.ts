import { feeds } from './de/feeds.ts';
import { finding } from './de/finding.ts';
import { joining } from './de/joining.ts';
import { refusals } from './de/refusals.ts';
import { stories } from './de/stories.ts';
import { issues } from './de/issues.ts';
import type { Words } from './words.ts';

/** The same in German. */
export const de: Words = {
  sections: {
    news: 'Aktuelles',
    topics: 'Themen',
    authors: 'Autoren',
    archive: 'Archiv',
    search: 'Suche',
  },
  skip: 'Zum Inhalt springen',
  sectionsNavigation: 'Rubriken',
  aboutNavigation: 'Über diese Zeitung',
  nothingYet: 'Noch ist nichts erschienen.',
  notFound: {
    title: 'Seite nicht gefunden',
    message:
      'Unter dieser Adresse gibt es keine Seite. Vielleicht ist sie umgezogen, oder die Adresse enthält einen Tippfehler.',
  },
  failed: {
    title: 'Etwas ist schiefgegangen',
    message:
      'Wir konnten gerade nicht antworten. Bitte versuchen Sie es in einigen Minuten erneut.',
  },
  moved: 'Dieser Artikel ist umgezogen',
  stories,
  finding,
  joining,
  refusals,
  feeds,
  issues,
};
