import type { Words } from '../words.ts';

export const issues: Words['issues'] = {
  past: 'Bisherige Ausgaben',
  none: 'Noch ist keine Ausgabe erschienen.',
  viewInBrowser: 'Im Browser ansehen',
  unsubscribe: 'Abbestellen',
  preferences: 'Auswahl ändern',
  note: 'Aus der Redaktion',
  alsoIn: 'Außerdem in dieser Ausgabe',
  keyPoints: 'Das Wichtigste',
  read: 'Zum Artikel',
  reason: (newsletter) =>
    `Sie erhalten diese E-Mail, weil Sie „${newsletter}“ abonniert und das Abonnement bestätigt haben.`,
  wasMailed: (newsletter) => `Dies ist eine Ausgabe von „${newsletter}“.`,
  everyIssue: 'Alle Ausgaben',
};
