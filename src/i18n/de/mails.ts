import type { Words } from '../language-words.ts';

export const mails: Words['mails'] = {
  welcome: {
    subject: (publication) => `Willkommen bei ${publication}`,
    reason: (publication) =>
      `Sie haben Post von ${publication} abonniert. Die nächste kommt an diese Adresse.`,
    button: 'Auswählen, was kommt',
    unsubscribe: 'Mit einem Klick abmelden',
  },
  addressChange: {
    subject: (publication) => `Neue Adresse bei ${publication} bestätigen`,
    reason: (publication, from) =>
      `Jemand, vermutlich Sie, möchte Post von ${publication} hierher statt an ${from} erhalten.`,
    button: 'Neue Adresse bestätigen',
    otherwise: 'Wenn Sie es nicht waren, tun Sie nichts: Dann bleibt alles, wie es ist.',
  },
};
