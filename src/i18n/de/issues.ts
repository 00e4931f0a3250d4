import type { Words } from '../language-words.ts';

export const issues: Words['issues'] = {
  past: 'Bisherige Ausgaben',
  none: 'Noch ist keine Ausgabe erschienen.',
  viewInBrowser: 'Im Browser ansehen',
  unsubscribe: 'Abbestellen',
  preferences: 'Einstellungen ändern',
  note: 'Aus der Redaktion',
  forward: 'Leiten Sie diese E-Mail gern weiter. Wurde sie an Sie weitergeleitet?',
  signUp: 'Jetzt abonnieren',
  reason: (newsletter) =>
    `Sie erhalten diese E-Mail, weil Sie „${newsletter}“ abonniert und das Abonnement bestätigt haben.`,
  all: 'Alle Ausgaben',
};
