import { numberText, weekdayText } from '../formats.ts';
import type { Words } from '../language-words.ts';

export const reader: Words['reader'] = {
  choice: {
    page: {
      title: 'Newsletter',
      description: 'Unsere Newsletter zur Auswahl und alle bisherigen Ausgaben.',
    },
    name: 'Wählen Sie Ihre Newsletter',
    promise: 'Sie können Ihre Auswahl jederzeit ändern oder sich abmelden.',
    legend: 'Newsletter',
    rhythm: {
      daily: 'Jeden Tag',
      weekly: (weekday) => `Jeden ${weekdayText(weekday)}`,
      monthly: (day) => `Am ${numberText(day)}. jedes Monats`,
      lastDayOfMonth: 'Am letzten Tag jedes Monats',
      breaking: 'Bei Eilmeldungen',
      eachStory: 'Bei jedem neuen Artikel',
    },
    title: 'Bitte prüfen Sie Ihre Auswahl',
    none: 'Bitte wählen Sie mindestens einen Newsletter.',
    unknown: 'Einen dieser Newsletter gibt es nicht. Bitte wählen Sie noch einmal.',
  },
  brokenLink: {
    title: 'Dieser Link funktioniert nicht',
    message:
      'Er ist unvollständig oder stammt nicht von uns. Bitte verwenden Sie den ganzen Link aus der E-Mail.',
  },
  unsubscribe: {
    title: 'Abmelden',
    message: (address) =>
      `Klicken Sie auf den Knopf, damit ${address} keine Newsletter mehr bekommt.`,
    button: 'Abmelden',
    done: {
      title: 'Sie sind abgemeldet',
      message: (address) =>
        `Wir schicken keine Newsletter mehr an ${address}. Einer, den wir gerade verschicken, kann noch ankommen.`,
    },
    unavailable: {
      title: 'Noch nicht abgemeldet',
      message:
        'Wir konnten Sie gerade nicht abmelden. Bitte klicken Sie in einigen Minuten noch einmal auf den Knopf.',
    },
    signUpAgain: 'Aus Versehen abgemeldet? Wieder anmelden',
  },
  preferences: {
    title: 'Ihre Newsletter',
    message: (address) => `Wählen Sie, welche Newsletter wir an ${address} schicken.`,
    notLoaded:
      'Wir können Ihre Newsletter gerade nicht anzeigen. Bitte versuchen Sie es in einigen Minuten noch einmal.',
    notSubscribed: (address) =>
      `${address} steht nicht auf unserer Liste und bekommt deshalb keine Newsletter von uns.`,
    offer: 'Newsletter auswählen',
    choose: { button: 'Speichern' },
    move: {
      title: 'Ihre E-Mail-Adresse ändern',
      explanation:
        'Wir schicken einen Link an Ihre neue Adresse. Sobald Sie sie dort bestätigen, gehen Ihre Newsletter an die neue Adresse, und wir entfernen die alte.',
      label: 'Neue E-Mail-Adresse',
      button: 'Link senden',
    },
    leave: {
      title: 'Von allem abmelden',
      explanation:
        'Sie bekommen keine Newsletter mehr. Wir vermerken, dass diese Adresse abgemeldet ist.',
      button: 'Abmelden',
    },
    erase: {
      title: 'Ihre Adresse löschen',
      explanation:
        'Sie bekommen keine Newsletter mehr. Wir löschen Ihre Adresse von unserer Liste, mit allem, was dazu gespeichert ist.',
      button: 'Löschen',
    },
    newAddress: {
      title: 'Bestätigen Sie Ihre neue Adresse',
      message: (from, to) =>
        `Klicken Sie auf den Knopf, damit Ihre Newsletter an ${to} statt an ${from} gehen.`,
      button: 'Diese Adresse verwenden',
    },
    expired: {
      title: 'Dieser Link ist abgelaufen',
      message:
        'Er wurde nicht rechtzeitig benutzt. Öffnen Sie Ihre Einstellungen aus einem Newsletter, und fordern Sie einen neuen Link an.',
    },
    unchanged: 'Es wurde nichts geändert',
    notSaved:
      'Wir konnten Ihre Änderungen gerade nicht speichern. Bitte versuchen Sie es in einigen Minuten noch einmal.',
    limited:
      'Sie haben Ihre Adresse heute zu oft geändert. Bitte versuchen Sie es morgen noch einmal.',
    done: {
      choose: {
        title: 'Ihre Auswahl ist gespeichert',
        message: (address) =>
          `Ab der nächsten Ausgabe bekommt ${address} die Newsletter, die Sie gewählt haben.`,
      },
      leave: {
        title: 'Sie sind abgemeldet',
        message: (address) =>
          `Wir schicken keine Newsletter mehr an ${address}. Einer, den wir gerade verschicken, kann noch ankommen.`,
      },
      erase: {
        title: 'Wir löschen Ihre Adresse',
        message: (address) =>
          `Gleich steht ${address} nicht mehr auf unserer Liste. Ein Newsletter, den wir gerade verschicken, kann noch ankommen.`,
      },
      move: {
        title: 'Sehen Sie in Ihr neues Postfach',
        message: (address) =>
          `Wir schicken einen Link an ${address}. Bis Sie die Adresse dort bestätigen, ändert sich nichts.`,
      },
      'confirm-move': {
        title: 'Ihre neue Adresse ist bestätigt',
        message: (address) => `Ab der nächsten Ausgabe schicken wir Ihre Newsletter an ${address}.`,
      },
    },
  },
};
