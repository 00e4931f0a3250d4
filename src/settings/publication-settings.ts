import { z } from 'zod';
import { keyName, shown } from '../core/content-problem.ts';
import { valueAt } from '../core/value-at.ts';
import { isWebAddress } from '../core/web-address.ts';
import { isTimeZone } from '../core/wall-clock.ts';
import { optionSchemas } from './option-schemas.ts';
import { line, matching, oneOf, slug } from './value-schemas.ts';

/**
 * Returns one line for each invalid value in src/site.config.ts, with the setting, its value and
 * the fix. `languages` are the names of the languages in src/i18n/.
 */
export function publicationProblems(site: unknown, languages: readonly string[]): string[] {
  const result = publicationSchema(languages).safeParse(site);
  if (result.success) return [];
  return result.error.issues.flatMap(innermost).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const names = issue.keys.map((key) => keyName([...issue.path, key]));
      return names.map((name) => movedSetting(name, site) ?? notASetting(name));
    }
    const found = valueAt(site, issue.path);
    const state = found === undefined ? 'is missing' : `is ${shown(found)}`;
    const name = issue.path.length > 0 ? keyName(issue.path) : 'site';
    return [`${name} ${state}. Set ${issue.message}.`];
  });
}

/** For an object that a setting also allows in another form: the issues within the object. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const within = issue.errors.find((issues) =>
    issues.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  if (!within) return [issue];
  return within.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function notASetting(name: string): string {
  return `${name} is not a setting. Correct its spelling, or remove it.`;
}

/** Returns one line for a setting that moved to another file; `undefined` for all others. */
function movedSetting(name: string, site: unknown): string | undefined {
  const [, key] = /^newsletter\.(name|promise)$/.exec(name) ?? [];
  if (!key) return undefined;
  const id = valueAt(site, ['newsletter', 'id']);
  const file = `content/newsletters/${typeof id === 'string' ? id : '<id>'}.yaml`;
  return `${name} is no longer a setting. Readers see the ${key} in ${file}. Set it there, and remove it here.`;
}

/**
 * Returns a line of advice if dates and numbers are in another language than the interface. It is
 * allowed, because some languages have no interface here.
 */
export function languageAdvice({ locale, words }: { locale: string; words: string }) {
  const { language } = new Intl.Locale(locale);
  if (language === words) return undefined;
  return `Dates and numbers are in "${language}", but the interface is in "${words}". To change that, set locale and words in src/site.config.ts.`;
}

/** Domains that nobody can own (RFC 2606, sections 2 and 3). */
const RESERVED_DOMAIN = /(?:^|\.|@)(?:example|invalid|localhost|test|example\.(?:com|net|org)),/i;

/** Returns a line of advice if the ids of articles are those of the demo. */
export function idAuthorityAdvice({ idAuthority }: { idAuthority: string }) {
  if (!RESERVED_DOMAIN.test(idAuthority)) return undefined;
  return `idAuthority is "${idAuthority}", which nobody can own. Before readers subscribe to a feed, set it in src/site.config.ts to your domain and a date on which you owned it.`;
}

/** Error messages continue the sentence "Set …". */
export function publicationSchema(languages: readonly string[]) {
  const settings = z.strictObject(
    {
      name: line(100),
      motto: line(200),
      description: line(300),
      locale: matching(isLocale, 'a language tag (BCP 47) such as "en-US" or "de"'),
      words: oneOf(languages),
      timeZone: matching(isTimeZone, 'a time zone (IANA) such as "Europe/Berlin" or "UTC"'),
      dateStyle: oneOf(['full', 'long', 'medium', 'short']),
      idAuthority: matching(
        isTagAuthority,
        'a domain that you own and a date on which you owned it, such as "example.org,2025"',
      ),
      articlesPerPage: count(1),
      articlesPerFeed: count(1),
      hub: matching(
        (text) => text === '' || isWebAddress(text),
        "the URL of a WebSub hub, or '' for none",
      ),
      recentNews: count(0),
      relatedStories: count(0),
      contentsFrom: count(1),
      newsletter: z.strictObject(
        { id: slug, segment: line(100) },
        { error: 'an object with id and segment' },
      ),
      postalAddress: z.array(z.string({ error: 'a line of the address' }), {
        error: 'a list of lines, such as ["Broadsheet", "1 Example Street"]',
      }),
      ...optionSchemas,
    },
    { error: 'an object, such as `export const site = { … }`' },
  );
  return settings.refine(({ footer, footerPages }) => !footer || !footerPages, {
    path: ['footerPages'],
    error: 'its pages in footer, and remove footerPages',
  });
}

function count(min: number) {
  const error = `a whole number, ${min} or more`;
  return z.int({ error }).min(min, { error });
}

/** For an unknown tag, Intl would use the language of the build machine. */
function isLocale(tag: string): boolean {
  return succeeds(() => Intl.DateTimeFormat.supportedLocalesOf([tag])[0] !== undefined);
}

/** A tag URI authority (RFC 4151, section 2.1): a domain or email address, and a date. */
function isTagAuthority(text: string): boolean {
  const [, day = ''] = /^[\w.@-]+,(\d{4}(?:-\d\d(?:-\d\d)?)?)$/.exec(text) ?? [];
  return day !== '' && !Number.isNaN(Date.parse(day));
}

function succeeds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
