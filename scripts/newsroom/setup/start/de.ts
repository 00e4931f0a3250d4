import type { StartWords } from './start-words.ts';

const ABOUT_TO_REPLACE =
  'Schreiben Sie hier, wer Sie sind, wie man Sie erreicht und wofür Sie stehen.';

export const de: StartWords = {
  topic: { name: 'Nachrichten', description: 'Alles, was es Neues gibt.' },
  desk: (name) => ({
    name: 'Redaktion',
    bio: `Die Redaktion von ${name} wählt die Beiträge aus, schreibt und bearbeitet sie.`,
  }),
  article: (name) => ({
    headline: `Willkommen bei ${name}`,
    dek: 'Worum es hier geht, und wie Sie nichts verpassen.',
    body: `Das ist der erste Beitrag in ${name}. Er zeigt, wie ein Beitrag auf der Seite, in den Feeds und in einer E-Mail aussieht.

## So lesen Sie mit

Tragen Sie Ihre Adresse in das Formular ein, um neue Beiträge per E-Mail zu bekommen. Auf jeder Seite finden Sie außerdem Links zu unseren [Feeds](/feeds/).
`,
  }),
  about: (name) => ({
    title: `Über ${name}`,
    description: `Was ${name} ist und wer dahintersteht.`,
    body: `${name} wird von Menschen gemacht, denen das Thema am Herzen liegt.

## Wer dahintersteht

${ABOUT_TO_REPLACE}
`,
  }),
  aboutToReplace: ABOUT_TO_REPLACE,
  privacy: {
    title: 'Datenschutz',
    description:
      'Keine Cookies, keine Tracker. Wir speichern Ihre E-Mail-Adresse nur, wenn Sie sie uns geben.',
    body: `Sie können diese Website lesen, ohne uns etwas über sich zu verraten. Wenn Sie einen Newsletter abonnieren, brauchen wir Ihre E-Mail-Adresse und sonst nichts.

## Wenn Sie lesen

- Die Website setzt keine Cookies und speichert nichts in Ihrem Browser.
- Sie enthält keine Tracker, keine Werbung und keine Schriften, Skripte oder Bilder anderer Anbieter.
- Nur die [Suche](/search/) braucht JavaScript. Sie läuft in Ihrem Browser.

Wie bei jeder Website sieht der Server die IP-Adresse jeder Anfrage. Wie lange seine Protokolle aufbewahrt werden, hängt vom Anbieter des Servers ab.

## Wenn Sie abonnieren

Nach dem Absenden des Formulars schicken wir eine E-Mail mit einem Link an die angegebene Adresse. Erst wenn Sie den Link öffnen und auf den Knopf klicken, sind Sie angemeldet. Tun Sie nichts, verfällt der Link, und Sie stehen auf keiner Liste.

[Resend](https://resend.com/legal/privacy-policy) stellt unsere E-Mails zu und sieht dabei die Adresse jeder Nachricht. Dort speichern wir nach Ihrer Bestätigung Ihre Adresse, die gewählten Newsletter, und wann, auf welcher Seite und mit welchem Wortlaut Sie zugestimmt haben.

## Wenn Sie abbestellen

Jeder Newsletter enthält einen Link zum Abbestellen. Wir behalten zu Ihrer Adresse einen Vermerk, dass und wann Sie abbestellt haben, damit ein alter Link Sie nicht wieder anmeldet. Über den Link zu den Einstellungen können Sie auch ihn löschen lassen.
`,
  },
  newsletters: {
    daily: {
      name: 'Tagesbrief',
      promise: 'Die Beiträge des Tages in einer E-Mail. Jederzeit abbestellbar.',
    },
    weekly: {
      name: 'Wochenbrief',
      promise: 'Die Beiträge der Woche in einer E-Mail. Jederzeit abbestellbar.',
    },
    monthly: {
      name: 'Monatsbrief',
      promise: 'Die Beiträge des Monats in einer E-Mail. Jederzeit abbestellbar.',
    },
    breaking: {
      name: 'Eilmeldungen',
      promise: 'Ein einzelner Beitrag, der nicht warten kann. Selten, und jederzeit abbestellbar.',
    },
    'each-story': {
      name: 'Jeder Beitrag',
      promise: 'Jeder Beitrag per E-Mail, sobald er erscheint. Jederzeit abbestellbar.',
    },
  },
  segment: (name) => `Abonnenten von ${name}`,
  legalPage: {
    id: 'impressum',
    hint: 'Germany and Austria require an Impressum of most sites: write it, and name it in footerPages',
  },
  allRightsReserved: 'Alle Rechte vorbehalten.',
};
