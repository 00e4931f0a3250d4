import { counting } from '../counting.ts';
import type { Words } from '../language-words.ts';

const count = counting<'one'>('de');

export const stories: Words['stories'] = {
  draft: 'Entwurf',
  scheduled: 'Geplant',
  writtenBy: 'Von',
  publishedOn: 'Veröffentlicht am',
  updated: 'Aktualisiert am',
  readingTime: (minutes) =>
    count(minutes, { one: '# Minute Lesezeit', other: '# Minuten Lesezeit' }),
  keyPoints: 'Das Wichtigste in Kürze',
  contents: 'In diesem Artikel',
  source: 'Quelle',
  sourceOf: (source) => `Quelle: ${source}`,
  corrections: 'Korrekturen',
  share: 'Teilen',
  shareByEmail: 'Per E-Mail',
  permanentLink: 'Permanentlink',
  neighbors: 'Voriger und nächster Artikel',
  previous: 'Voriger Artikel',
  next: 'Nächster Artikel',
  related: 'Mehr zum Thema',
  barChart: (name) => `Balkendiagramm: ${name}`,
  lineChart: (name) => `Liniendiagramm: ${name}`,
  dataAsTable: 'Die Daten als Tabelle zeigen',
  taskDone: 'Erledigt',
  taskToDo: 'Zu erledigen',
  details: 'Einzelheiten',
  advertisement: 'Anzeige',
  alerts: {
    note: 'Hinweis',
    tip: 'Tipp',
    important: 'Wichtig',
    warning: 'Warnung',
    caution: 'Vorsicht',
  },
  continueReading: 'Weiterlesen',
  footnotes: 'Fußnoten',
  backToReference: (reference) => `Zurück zu Verweis ${reference}`,
  picture: (alt) => `[Bild: ${alt}]`,
  struck: (text) => `[gestrichen: ${text}]`,
  quoted: (text) => `„${text}“`,
};
