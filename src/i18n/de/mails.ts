import type { Words } from '../language-words.ts';

export const mails: Words['mails'] = {
  welcome: {
    subject: (publication) => `Willkommen bei ${publication}`,
    reason: (newsletters) =>
      `Das haben Sie jetzt abonniert: ${newsletters}. Die nächste Ausgabe schicken wir an diese Adresse.`,
    button: 'Auswählen, was Sie bekommen',
    latestIssues: 'Die neueste Ausgabe jedes Newsletters',
    unsubscribe: 'Mit einem Klick abmelden',
  },
  addressChange: {
    subject: (publication) => `Bestätigen Sie Ihre neue Adresse für ${publication}`,
    reason: (publication, from) =>
      `Jemand, vermutlich Sie selbst, möchte E-Mails von ${publication} an diese Adresse statt an ${from} erhalten.`,
    button: 'Neue Adresse bestätigen',
    ignore:
      'Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren: Dann ändert sich nichts.',
  },
};
