import type { Words } from '../language-words.ts';

export const feeds: Words['feeds'] = {
  title: 'Feeds',
  description:
    'Lesen Sie jeden Artikel in voller Länge in Ihrem Feedreader. Sie brauchen dafür weder ein Konto noch eine E-Mail-Adresse.',
  howTo:
    'Kopieren Sie die Adresse eines Feeds in Ihren Feedreader. Die meisten verstehen alle drei Formate.',
  opml: 'Alle Feeds in einer Datei (OPML) herunterladen, zum Einlesen in einen Feedreader',
  groups: {
    site: 'Alles',
    newsletters: 'Newsletter',
    topics: 'Themen',
    authors: 'Autoren',
  },
  isFeed:
    'Dies ist ein Feed. Kopieren Sie seine Adresse in einen Feedreader, und Sie bekommen neue Artikel, sobald sie erscheinen. Ein Konto brauchen Sie nicht.',
  isFeedHere:
    'Dies ist ein Feed. Kopieren Sie die Adresse dieser Seite in einen Feedreader, und Sie bekommen neue Artikel, sobald sie erscheinen. Ein Konto brauchen Sie nicht.',
  address: 'Adresse des Feeds',
  entries: 'In diesem Feed',
  issues: {
    title: (publication) => `${publication}: alle Ausgaben`,
    description:
      'Lesen Sie jede Ausgabe unserer Newsletter in Ihrem Feedreader. Sie brauchen dafür weder ein Konto noch eine E-Mail-Adresse.',
    heading: 'Alle Ausgaben als Feed',
  },
};
