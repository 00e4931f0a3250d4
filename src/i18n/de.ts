import { feeds } from './de/feeds.ts';
import { finding } from './de/finding.ts';
import { joining } from './de/joining.ts';
import { refusals } from './de/refusals.ts';
import { stories } from './de/stories.ts';
import { issues } from './de/issues.ts';
import { mails } from './de/mails.ts';
import { reader } from './de/reader.ts';
import type { Words } from './language-words.ts';

/** The same in German. */
export const de: Words = {
  sections: {
    news: 'Aktuelles',
    topics: 'Themen',
    authors: 'Autoren',
    archive: 'Archiv',
    search: 'Suche',
  },
  comma: ',',
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
  sectionsNavigation: 'Rubriken',
  aboutNavigation: 'Über diese Zeitung',
  nothingYet: 'Noch ist nichts erschienen.',
  notFound: {
    title: 'Seite nicht gefunden',
    message:
      'Unter dieser Adresse gibt es keine Seite. Vielleicht ist sie umgezogen, oder die Adresse enthält einen Tippfehler.',
  },
  readOnly: {
    title: 'Diese Adresse ist nur zum Lesen da',
    message: 'Sie nimmt nichts entgegen, was ihr geschickt wird.',
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
  mails,
  reader,
};
