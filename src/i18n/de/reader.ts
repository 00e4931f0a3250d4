import type { Words } from '../language-words.ts';

/** The same in German. */
export const reader: Words['reader'] = {
  choice: {
    page: {
      title: 'Newsletter',
      description: 'Unsere Newsletter zur Auswahl und alle bisherigen Ausgaben.',
    },
    name: 'Wählen Sie, was Sie bekommen',
    promise: 'Sie können Ihre Auswahl jederzeit mit einem Knopfdruck ändern oder sich abmelden.',
    legend: 'Newsletter',
    title: 'Bitte prüfen Sie Ihre Auswahl',
    none: 'Bitte kreuzen Sie mindestens einen Newsletter an.',
    unknown: 'Einen dieser Newsletter gibt es nicht. Bitte wählen Sie noch einmal.',
  },
  brokenLink: {
    title: 'Dieser Link funktioniert nicht',
    message:
      'Er ist unvollständig oder stammt nicht von uns. Bitte verwenden Sie die ganze Adresse aus der E-Mail.',
  },
  leave: {
    title: 'Abmelden',
    ask: (address) => `Ein Knopfdruck, und ${address} bekommt keine Newsletter mehr von uns.`,
    button: 'Abmelden',
    done: {
      title: 'Sie sind abgemeldet',
      message: (address) =>
        `${address} bekommt keine Newsletter mehr von uns. Einer, der schon unterwegs ist, kann noch ankommen.`,
    },
    unavailable: {
      title: 'Noch nicht abgemeldet',
      message:
        'Das ging gerade nicht. Bitte drücken Sie in einigen Minuten noch einmal auf den Knopf.',
    },
    back: 'War es ein Versehen? Wieder anmelden',
  },
  preferences: {
    title: 'Ihre Newsletter',
    ofReader: (address) => `Das bekommt ${address} von uns.`,
    unread:
      'Wir können gerade nicht zeigen, was Sie bekommen. Bitte versuchen Sie es in einigen Minuten noch einmal.',
    notSubscribed: (address) =>
      `${address} steht nicht auf unserer Liste und bekommt nichts von uns.`,
    join: 'Newsletter auswählen',
    choose: { button: 'Speichern' },
    move: {
      title: 'Eine andere Adresse',
      explanation:
        'Wir schicken einen Link an die neue Adresse. Sobald sie dort bestätigt ist, gehen Ihre Newsletter dorthin, und die alte Adresse wird entfernt.',
      label: 'Neue E-Mail-Adresse',
      button: 'Link senden',
    },
    leave: {
      title: 'Von allem abmelden',
      explanation:
        'Sie bekommen keine Newsletter mehr. Dass Sie sich abgemeldet haben, bleibt bei Ihrer Adresse vermerkt.',
      button: 'Abmelden',
    },
    erase: {
      title: 'Ihre Adresse löschen lassen',
      explanation:
        'Sie bekommen keine Newsletter mehr, und Ihre Adresse wird mit allem, was dazu gespeichert ist, von unserer Liste entfernt.',
      button: 'Löschen',
    },
    newAddress: {
      title: 'Bestätigen Sie Ihre neue Adresse',
      ask: (from, to) => `Ein Knopfdruck, und was ${from} bekommt, geht an ${to}.`,
      button: 'Diese Adresse verwenden',
    },
    expired: {
      title: 'Dieser Link ist abgelaufen',
      message:
        'Er wurde nicht rechtzeitig benutzt. Öffnen Sie Ihre Einstellungen aus einem Newsletter und fordern Sie einen neuen an.',
    },
    unchanged: 'Es wurde nichts geändert',
    unavailable: 'Das ging gerade nicht. Bitte versuchen Sie es in einigen Minuten noch einmal.',
    limited: 'Das wurde heute zu oft angefordert. Bitte versuchen Sie es morgen noch einmal.',
    done: {
      choose: {
        title: 'Ihre Auswahl ist gespeichert',
        message: (address) =>
          `Von der nächsten Ausgabe an bekommt ${address}, was Sie gewählt haben.`,
      },
      leave: {
        title: 'Sie sind abgemeldet',
        message: (address) =>
          `${address} bekommt keine Newsletter mehr von uns. Einer, der schon unterwegs ist, kann noch ankommen.`,
      },
      erase: {
        title: 'Ihre Adresse wird gelöscht',
        message: (address) =>
          `${address} ist gleich nicht mehr auf unserer Liste. Ein Newsletter, der schon unterwegs ist, kann noch ankommen.`,
      },
      move: {
        title: 'Sehen Sie in Ihr neues Postfach',
        message: (address) =>
          `Wir schicken einen Link an ${address}. Bis er dort bestätigt ist, ändert sich nichts.`,
      },
      'confirm-move': {
        title: 'Ihre neue Adresse ist bestätigt',
        message: (address) => `Von der nächsten Ausgabe an gehen Ihre Newsletter an ${address}.`,
      },
    },
  },
};
