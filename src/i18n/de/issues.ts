import type { Words } from '../language-words.ts';

export const issues: Words['issues'] = {
  past: 'Bisherige Ausgaben',
  none: 'Noch ist keine Ausgabe erschienen.',
  viewInBrowser: 'Im Browser ansehen',
  unsubscribe: 'Abbestellen',
  preferences: 'Einstellungen ändern',
  note: 'Aus der Redaktion',
  reason: (newsletter) =>
    `Sie erhalten diese E-Mail, weil Sie „${newsletter}“ abonniert und das Abonnement bestätigt haben.`,
  all: 'Alle Ausgaben',
};
