import { browsing } from './de/browsing.ts';
import { feeds } from './de/feeds.ts';
import { issues } from './de/issues.ts';
import { mails } from './de/mails.ts';
import { reader } from './de/reader.ts';
import { refusals } from './de/refusals.ts';
import { signUp } from './de/sign-up.ts';
import { stories } from './de/stories.ts';
import type { Words } from './language-words.ts';

/** The words in German. */
export const de: Words = {
  sections: {
    news: 'Aktuelles',
    topics: 'Themen',
    authors: 'Autoren',
    archive: 'Archiv',
    search: 'Suche',
    subscribe: 'Abonnieren',
  },
  comma: ',',
  skipToContent: 'Zum Inhalt springen',
  sectionsNavigation: 'Rubriken',
  aboutNavigation: 'Über diese Zeitung',
  nothingPublished: 'Noch ist nichts erschienen.',
  notFound: {
    title: 'Seite nicht gefunden',
    message:
      'Unter dieser Adresse gibt es keine Seite. Vielleicht ist sie umgezogen, oder die Adresse enthält einen Tippfehler.',
  },
  readOnly: {
    title: 'Diese Seite ist nur zum Lesen da',
    message: 'Sie können diese Seite lesen, aber nichts an sie senden.',
  },
  failed: {
    title: 'Etwas ist schiefgegangen',
    message:
      'Wir konnten Ihre Anfrage nicht bearbeiten. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  },
  gone: 'Diese Seite gibt es nicht mehr',
  articleMoved: 'Dieser Artikel ist umgezogen',
  stories,
  browsing,
  signUp,
  refusals,
  feeds,
  issues,
  mails,
  reader,
};
