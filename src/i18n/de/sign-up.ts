import { counting } from '../counting.ts';
import type { Words } from '../language-words.ts';

const count = counting<'one'>('de');
const hours = (n: number) => count(n, { one: '# Stunde', other: '# Stunden' });
const minutes = (n: number) => count(n, { one: 'einer Minute', other: '# Minuten' });

export const signUp: Words['signUp'] = {
  address: 'E-Mail-Adresse',
  button: 'Jetzt abonnieren',
  honeypot: 'Dieses Feld bitte leer lassen',
  checkInbox: {
    title: 'Sehen Sie in Ihr Postfach',
    message:
      'Wir haben Ihnen eine E-Mail geschickt. Klicken Sie auf den Knopf darin, um Ihr Abonnement zu bestätigen.',
    help: (life, pause) =>
      `Der Link darin gilt ${hours(life)}. Wenn nach einigen Minuten noch keine E-Mail da ist, sehen Sie bitte im Spam-Ordner nach. Nach ${minutes(pause)} können Sie sich auch noch einmal anmelden; bis dahin verschicken wir nur eine E-Mail. Wenn Sie schon abonniert haben, schicken wir sie höchstens einmal am Tag.`,
    misspelled: 'Haben Sie sich bei der Adresse vertippt? Dann geben Sie sie noch einmal ein.',
  },
  invalidAddress: 'Bitte prüfen Sie Ihre E-Mail-Adresse',
  limited: {
    title: 'Zu viele Anmeldungen',
    fromClient:
      'Aus Ihrem Netz kamen zu viele Anmeldungen. Bitte versuchen Sie es später noch einmal.',
    fromEveryone:
      'Im Moment gibt es mehr Anmeldungen, als wir bearbeiten können. Bitte versuchen Sie es später noch einmal.',
  },
  unavailable: {
    title: 'Wir konnten die E-Mail nicht verschicken',
    message:
      'Ihre Anmeldung wurde nicht gespeichert. Bitte prüfen Sie Ihre E-Mail-Adresse, und versuchen Sie es in einigen Minuten noch einmal.',
  },
  confirm: {
    button: 'Abonnement bestätigen',
    title: 'Bestätigen Sie Ihr Abonnement',
    message: (address) => `Klicken Sie auf den Knopf, um ${address} anzumelden.`,
  },
  confirmFailed: {
    title: 'Noch nicht angemeldet',
    message: (address) =>
      `Wir konnten ${address} gerade nicht anmelden. Bitte klicken Sie in einigen Minuten noch einmal auf den Knopf.`,
  },
  expired: {
    title: 'Dieser Link ist abgelaufen',
    message:
      'Er wurde nicht rechtzeitig benutzt. Melden Sie sich noch einmal an, und wir schicken Ihnen einen neuen Link.',
  },
  invalid: {
    title: 'Dieser Link funktioniert nicht',
    message:
      'Er ist unvollständig oder stammt nicht von uns. Bitte verwenden Sie den ganzen Link aus der E-Mail, oder melden Sie sich noch einmal an.',
  },
  welcome: {
    title: 'Willkommen',
    message: 'Ihr Abonnement ist bestätigt. Die nächste Ausgabe kommt in Ihr Postfach.',
    latestStories: 'Die neuesten Artikel',
  },
  mail: {
    subject: (publication) => `Bestätigen Sie Ihr Abonnement von „${publication}“`,
    reason: (newsletters) =>
      `Jemand, vermutlich Sie selbst, hat diese Adresse angemeldet. Das Abonnement: ${newsletters}.`,
    button: 'Abonnement bestätigen',
    linkInstead: 'Wenn der Knopf nicht funktioniert, öffnen Sie diesen Link in Ihrem Browser:',
    linkLife: (life) => `Der Link gilt ${hours(life)}.`,
    ignore:
      'Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren: Ohne Ihre Bestätigung melden wir Sie zu nichts an. Wenn Sie schon abonniert haben, bleibt es dabei.',
  },
};
