import { counting } from '../counting.ts';
import type { Words } from '../language-words.ts';

const count = counting<'one'>('de');
const hours = (n: number) => count(n, { one: '# Stunde', other: '# Stunden' });
const minutes = (n: number) => count(n, { one: 'einer Minute', other: '# Minuten' });

export const joining: Words['joining'] = {
  address: 'E-Mail-Adresse',
  button: 'Jetzt abonnieren',
  checkInbox: {
    title: 'Sehen Sie in Ihr Postfach',
    lead: (newsletter) =>
      `Wir haben Ihnen eine E-Mail geschickt. Ein Druck auf den Knopf darin, und „${newsletter}“ ist auf dem Weg zu Ihnen.`,
    patience: (life, pause) =>
      `Der Link darin gilt ${hours(life)}. Ist nach einigen Minuten noch keine E-Mail da, sehen Sie bitte im Spam-Ordner nach, oder melden Sie sich nach ${minutes(pause)} noch einmal an: Bis dahin verschicken wir nur eine. Wer schon angemeldet ist, bekommt sie höchstens einmal am Tag.`,
    misspelt: 'War die Adresse falsch geschrieben? Dann geben Sie sie noch einmal ein.',
  },
  checkAddress: 'Bitte prüfen Sie die Adresse',
  notSent: {
    title: 'Die E-Mail konnte nicht verschickt werden',
    message:
      'Wir konnten Ihre Anmeldung gerade nicht annehmen. Bitte prüfen Sie die Adresse, und versuchen Sie es in einigen Minuten erneut.',
  },
  confirm: {
    button: 'Abonnement bestätigen',
    title: 'Bestätigen Sie Ihr Abonnement',
    message: (address) => `Ein Druck auf den Knopf, und ${address} ist angemeldet.`,
  },
  notYet: {
    title: 'Noch nicht angemeldet',
    message: (address) =>
      `Wir konnten ${address} gerade nicht anmelden. Bitte drücken Sie den Knopf in einigen Minuten noch einmal.`,
  },
  expired: {
    title: 'Dieser Link ist abgelaufen',
    message:
      'Er wurde nicht rechtzeitig benutzt. Melden Sie sich noch einmal an, und wir schicken Ihnen einen neuen.',
  },
  invalid: {
    title: 'Dieser Link funktioniert nicht',
    message:
      'Er ist unvollständig oder stammt nicht von uns. Bitte benutzen Sie die ganze Adresse aus der E-Mail, oder fordern Sie einen neuen Link an.',
  },
  welcome: {
    title: 'Willkommen',
    message: (newsletter) =>
      `Sie haben „${newsletter}“ abonniert. Die nächste Ausgabe kommt in Ihr Postfach.`,
    untilThen: 'Bis dahin: die neuesten Artikel',
  },
  mail: {
    subject: (newsletter) => `Bestätigen Sie Ihr Abonnement von „${newsletter}“`,
    reason: (newsletter) =>
      `Jemand, vermutlich Sie selbst, möchte „${newsletter}“ an dieser Adresse erhalten.`,
    button: 'Abonnement bestätigen',
    bareLink: 'Wenn der Knopf nicht funktioniert, öffnen Sie diese Adresse in einem Browser:',
    lifetime: (life) => `Der Link gilt ${hours(life)}.`,
    otherwise:
      'Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Ohne Bestätigung melden wir Sie zu nichts an. Sind Sie schon angemeldet, bleibt es dabei.',
  },
};
