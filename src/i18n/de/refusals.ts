import type { Words } from '../language-words.ts';

export const refusals: Words['refusals'] = {
  notAllowed: {
    title: 'Hier gibt es nichts zu sehen',
    message: 'Diese Adresse nimmt nur entgegen, was ein Formular abschickt.',
  },
  foreignOrigin: {
    title: 'Das Formular kam von anderswo',
    message: 'Wir nehmen nur Formulare an, die von unseren eigenen Seiten abgeschickt wurden.',
  },
  wrongType: {
    title: 'Kein Formular',
    message: 'Was ankam, hat nicht die Form, in der ein Browser ein Formular abschickt.',
  },
  tooLarge: {
    title: 'Das war zu viel',
    message: 'Das Formular wurde mit mehr Text abgeschickt, als es Platz hat.',
  },
  unreadable: {
    title: 'Das Formular war nicht lesbar',
    message: 'Was ankam, ist unvollständig oder beschädigt.',
  },
  sentTwice: {
    title: 'Das Formular war nicht lesbar',
    message: 'Ein Feld des Formulars wurde mehrmals abgeschickt.',
  },
  address: {
    missing: 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
    unprintable: 'Die Adresse enthält ein nicht druckbares Zeichen: Bitte tippen Sie sie neu ein.',
    'too-long':
      'Die Adresse ist zu lang: höchstens 64 Zeichen vor dem @ und 254 Zeichen insgesamt.',
    several: 'Bitte geben Sie nur eine E-Mail-Adresse ein.',
    'no-at-sign': 'In der Adresse fehlt das @, wie in name@example.org.',
    'local-part': 'An das, was vor dem @ steht, können wir nicht schreiben.',
    domain: 'Was nach dem @ steht, ist keine Domain wie example.org.',
  },
};
