import { cadences, type Cadence } from '../../../../src/newsletters/cadences.ts';
import { yamlOf } from '../../../../src/loading/yaml-of.ts';
import { articleFile, minuteOf, shortened } from '../../import/front-matter.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { StartPage, StartWords } from './start-words.ts';

/** Languages of the interface: the folders of src/i18n/. */
export type Language = 'ar' | 'de' | 'en';

export const startWords: Readonly<Record<Language, StartWords>> = { ar, de, en };

export const CADENCES = Object.keys(cadences) as Cadence[];

/** The most characters of a newsletter's name, and of a page's title. */
const MAX_NAME = 50;
const MAX_TITLE = 60;

/** The keys of each cadence, besides name, promise and the time from which it counts. */
const RHYTHMS: Readonly<Record<Cadence, object>> = {
  daily: { cutoff: '06:00' },
  weekly: { weekday: 'friday', cutoff: '12:00' },
  monthly: { dayOfMonth: 1, cutoff: '07:00' },
  breaking: { maximumPerDay: 2 },
  'each-story': { stories: 'full' },
};

/**
 * The first files of a publication, by path: one article with its author and topic, the pages, and the
 * newsletters, which hold articles from `now` on. The article was published a minute before, so that it
 * is in no email.
 */
export function startContent({
  name,
  words,
  newsletters,
  now,
}: {
  name: string;
  words: Language;
  newsletters: readonly Cadence[];
  now: Date;
}): Record<string, string> {
  const start = startWords[words];
  const { headline, dek, body } = start.article(name);
  const publishedAt = minuteOf(new Date(now.getTime() - 60_000));
  const article = { headline, dek, publishedAt, authors: ['desk'], topics: ['news'] };
  return {
    'content/articles/welcome.md': articleFile(article, body),
    'content/authors/desk.yaml': yamlOf({ ...start.desk(name), kind: 'desk' }),
    'content/topics/news.yaml': yamlOf(start.topic),
    'content/pages/about.md': page(start.about(name)),
    ...(start.privacy && { 'content/pages/privacy.md': page(start.privacy) }),
    ...Object.fromEntries(
      newsletters.map((cadence) => [
        `content/newsletters/${cadence}.yaml`,
        newsletter(name, { cadence, words: start, now }),
      ]),
    ),
  };
}

function page({ title, description, body }: StartPage): string {
  const head = { title: shortened(title, MAX_TITLE), description };
  return `---\n${yamlOf(head)}---\n\n${body}`;
}

function newsletter(
  publication: string,
  { cadence, words, now }: { cadence: Cadence; words: StartWords; now: Date },
): string {
  const { name, promise } = words.newsletters[cadence];
  const whole = words === en ? `${publication} ${name}` : `${publication}: ${name}`;
  const isByCalendar = 'since' in cadences[cadence].keys;
  return yamlOf({
    name: whole.length > MAX_NAME ? name : whole,
    promise,
    cadence,
    ...(isByCalendar && { since: minuteOf(now) }),
    ...RHYTHMS[cadence],
  });
}
