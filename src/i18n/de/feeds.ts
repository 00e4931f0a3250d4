import type { Words } from '../language-words.ts';

export const feeds: Words['feeds'] = {
  title: 'Feeds',
  description:
    'Jeder Artikel in voller Länge in Ihrem Feedreader, ohne Adresse und ohne Konto: Wählen Sie, was Sie verfolgen möchten.',
  howTo:
    'Kopieren Sie die Adresse eines Feeds in Ihren Feedreader. Die meisten verstehen jedes der drei Formate.',
  list: 'Alle Feeds in einer Datei (OPML), für Programme, die Listen einlesen',
  groups: {
    site: 'Alles',
    newsletters: 'Newsletter',
    topics: 'Themen',
    authors: 'Autoren',
  },
  isFeed:
    'Dies ist ein Feed. Kopieren Sie seine Adresse in einen Feedreader, und neue Artikel kommen zu Ihnen, sobald sie erscheinen, ohne Konto.',
  isFeedHere:
    'Dies ist ein Feed. Kopieren Sie die Adresse dieser Seite in einen Feedreader, und neue Artikel kommen zu Ihnen, sobald sie erscheinen, ohne Konto.',
  address: 'Adresse dieses Feeds',
  entries: 'In diesem Feed',
  issues: {
    title: (publication) => `${publication}: alle Ausgaben`,
    description:
      'Jede Ausgabe unserer Newsletter in Ihrem Feedreader, ohne Adresse und ohne Konto.',
    offered: 'Die Ausgaben als Feed',
  },
};
