import type { Words } from '../language-words.ts';
import { articleCount } from './article-count.ts';

export const search: Words['browsing']['search'] = {
  description: (publication) => `Die Artikel von ${publication} durchsuchen.`,
  label: 'Artikel durchsuchen',
  button: 'Suchen',
  needsScript: 'Die Suche läuft in Ihrem Browser und braucht JavaScript.',
  noScript: 'In Ihrem Browser ist JavaScript abgeschaltet.',
  archiveInstead: 'Stöbern Sie stattdessen nach Monaten im Archiv.',
  more: 'Weitere Treffer',
  otherWays: 'Andere Wege zu einem Artikel:',
  found: (n, query) => `${articleCount(n)} zu „${query}“.`,
  nothing: (query) =>
    `Kein Artikel zu „${query}“. Versuchen Sie es mit einem anderen Wort oder mit weniger Wörtern.`,
  failed:
    'Die Suche ist gerade nicht verfügbar. Bitte versuchen Sie es noch einmal, oder sehen Sie im Archiv nach.',
};
