import { feeds } from './de/feeds.ts';
import { issues } from './de/issues.ts';
import { mails } from './de/mails.ts';
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
  signUp: {
    trap: 'Dieses Feld bitte leer lassen',
    limited: {
      title: 'Zu viele Anmeldungen',
      ofClient:
        'Aus Ihrem Netz kamen zu viele Anmeldungen. Bitte versuchen Sie es später noch einmal.',
      ofEverybody:
        'Gerade möchten sich mehr Menschen anmelden, als wir anschreiben können. Bitte versuchen Sie es später noch einmal.',
    },
  },
  feeds,
  issues,
  mails,
};
