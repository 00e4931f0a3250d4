import type { Words } from '../language-words.ts';

export const refusals: Words['refusals'] = {
  notAllowed: {
    title: 'Hier gibt es nichts zu sehen',
    message: 'Diese Adresse nimmt nur abgeschickte Formulare an.',
  },
  foreignOrigin: {
    title: 'Das Formular kam von einer anderen Website',
    message: 'Wir nehmen nur Formulare an, die von unseren eigenen Seiten abgeschickt wurden.',
  },
  wrongType: {
    title: 'Kein Formular',
    message: 'Die Anfrage hat nicht das Format, in dem Browser Formulare abschicken.',
  },
  tooLarge: {
    title: 'Das Formular ist zu groß',
    message: 'Es enthält mehr Text, als wir annehmen.',
  },
  unreadable: {
    title: 'Wir konnten das Formular nicht lesen',
    message: 'Was ankam, ist unvollständig oder beschädigt.',
  },
  sentTwice: {
    title: 'Wir konnten das Formular nicht lesen',
    message: 'Ein Feld wurde mehrmals abgeschickt.',
  },
  address: {
    missing: 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
    unprintable: 'Die Adresse enthält ein unsichtbares Zeichen: Bitte tippen Sie sie neu ein.',
    'too-long':
      'Die Adresse ist zu lang: Erlaubt sind 64 Zeichen vor dem @ und 254 Zeichen insgesamt.',
    several: 'Bitte geben Sie nur eine E-Mail-Adresse ein.',
    'no-at-sign': 'Zu einer E-Mail-Adresse gehört ein @, wie in name@example.org.',
    'local-part': 'Der Teil vor dem @ ist nicht gültig.',
    domain: 'Der Teil nach dem @ ist keine gültige Domain wie example.org.',
  },
};
