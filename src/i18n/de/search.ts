import type { Words } from '../language-words.ts';
import { articleCount } from './article-count.ts';

export const search: Words['finding']['search'] = {
  description: (paper) => `Artikel von ${paper} nach Wörtern finden.`,
  field: 'Suchbegriffe',
  button: 'Suchen',
  needsScript: 'Die Suche läuft in Ihrem Browser und braucht JavaScript.',
  noScript: 'Es ist hier abgeschaltet.',
  archiveInstead: 'Das Archiv führt alle Artikel nach Monaten auf und kommt ohne aus.',
  more: 'Weitere Treffer',
  otherWays: 'Andere Wege zu einem Artikel:',
  found: (n, words) => `${articleCount(n)} zu „${words}“.`,
  nothing: (words) =>
    `Kein Artikel zu „${words}“. Versuchen Sie es mit einem anderen Wort oder mit weniger Wörtern.`,
  failed:
    'Die Suche konnte gerade nicht geladen werden. Bitte versuchen Sie es erneut, oder sehen Sie im Archiv nach.',
};
