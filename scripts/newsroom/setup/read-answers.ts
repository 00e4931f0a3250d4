import { autocomplete, multiselect, select, text } from '@clack/prompts';
import type { ThemeColors } from '../../../src/core/site-options.ts';
import type { Cadence } from '../../../src/newsletters/cadences.ts';
import { idAuthorityAdvice } from '../../../src/settings/publication-settings.ts';
import { accentRule } from '../../../src/styles/accent-rule.ts';
import { colorToken } from '../../../src/styles/color-token.ts';
import { readableColor } from '../../../src/styles/readable-color.ts';
import { answered } from '../../command/answered.ts';
import { type Parsed, UsageError } from '../../command/command.ts';
import { oneOf } from '../../command/one-of.ts';
import {
  accentProblem,
  addressLines,
  postalAddressProblem,
  settingProblem,
  urlProblem,
} from './check-answer.ts';
import { hasDemo } from './demo.ts';
import { LICENSES, type LicenseName } from './licenses.ts';
import type { setupOptions } from './options.ts';
import type { Answers, Present } from './plan-setup.ts';
import { CADENCES, type Language } from './start/start-content.ts';

type Values = Parsed<typeof setupOptions>['values'];

/** The names of the languages of the interface, in themselves, and the format of dates for each. */
const LANGUAGES: Readonly<Record<Language, { name: string; locale: string }>> = {
  en: { name: 'English', locale: 'en-US' },
  de: { name: 'Deutsch', locale: 'de-DE' },
  ar: { name: 'العربية', locale: 'ar' },
};

/** Contrast of the accent in the dark theme (WCAG 2.2, level AAA): a lighter color looks less dull there. */
const DARK_CONTRAST = 7;

/**
 * The answers that the options give. If `asks`, asks for the others, with what the project has as the
 * default; otherwise takes that. Throws a UsageError for an option with an invalid value.
 */
export async function readAnswers(
  values: Values,
  present: Present,
  { asks }: { asks: boolean },
): Promise<Answers> {
  const { site, demo } = present;
  const look = present.tokens + accentRule(site.accent);
  const paper = colorToken(look, 'paper');
  const ask = { asks, site };
  const name = await line('name', values.name, {
    ...ask,
    option: '--name',
    message: 'Name of the publication',
  });
  const motto = await line('motto', values.motto, {
    ...ask,
    option: '--motto',
    message: 'Motto: the line under it',
  });
  const description = await line('description', values.description, {
    ...ask,
    option: '--description',
    message: 'Description: one sentence for search engines and feeds',
  });
  const words = await language(values.language, ask);
  const isSameLanguage = new Intl.Locale(site.locale).language === words;
  const locale = await line('locale', values.locale, {
    ...ask,
    option: '--locale',
    message: 'Format of dates and numbers: a language tag',
    fallback: isSameLanguage ? site.locale : LANGUAGES[words].locale,
  });
  const removesDemo = hasDemo(demo) && (await removal(values.demo, asks));
  const others = removesDemo ? [] : notBegun(values.newsletter, present);
  if (others.length > 0)
    throw new UsageError(
      `--newsletter needs --demo remove, because ${hasDemo(demo) ? 'the issues of the demo need its newsletters' : 'a publication without the demo has its newsletters'}. To add one, add content/newsletters/${others[0]}.yaml.`,
    );
  return {
    name,
    motto,
    description,
    words,
    locale,
    timeZone: await zone(values['time-zone'], ask),
    url: await siteUrl(values.url, ask),
    postalAddress: await postalAddress(values['postal-address'], ask),
    accent: await accent(values, { asks, present: colorToken(look, 'accent'), paper }),
    license: await license(values.license, ask),
    removesDemo,
    newsletters: removesDemo ? await newsletters(values.newsletter, asks) : [],
  };
}

/** The newsletters that setup is told to begin, except those that it began at an earlier run. */
function notBegun(
  given: readonly string[] = [],
  { demo, newsletters }: Present,
): readonly string[] {
  return hasDemo(demo) ? given : given.filter((id) => !newsletters.includes(id));
}

interface Ask {
  asks: boolean;
  site: Present['site'];
}

/** A setting that is one line of text. */
async function line(
  setting: 'name' | 'motto' | 'description' | 'locale' | 'timeZone',
  given: string | undefined,
  {
    asks,
    site,
    option,
    message,
    fallback = site[setting],
  }: Ask & { option: string; message: string; fallback?: string },
): Promise<string> {
  if (given !== undefined)
    return valid(given, settingProblem(site, { setting, name: option }, given));
  if (!asks) return fallback;
  const validate = (value = '') => settingProblem(site, { setting, name: 'This' }, value);
  return answered(await text({ message, initialValue: fallback, validate }));
}

async function language(given: string | undefined, { asks, site }: Ask): Promise<Language> {
  const ids = Object.keys(LANGUAGES) as Language[];
  if (given !== undefined) return oneOf('--language', given, ids);
  if (!asks) return site.words;
  const options = ids.map((id) => ({ value: id, label: LANGUAGES[id].name }));
  const message = 'Language of the interface';
  return answered(await select({ message, options, initialValue: site.words }));
}

async function zone(given: string | undefined, { asks, site }: Ask): Promise<string> {
  const message = 'Time zone';
  if (given !== undefined || !asks)
    return line('timeZone', given, { asks, site, option: '--time-zone', message });
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), site.timeZone]);
  return answered(
    await autocomplete({
      message,
      options: [...zones].map((value) => ({ value })),
      initialValue: site.timeZone === 'UTC' && zones.has(here) ? here : site.timeZone,
      maxItems: 8,
    }),
  );
}

async function siteUrl(given: string | undefined, { asks, site }: Ask): Promise<string> {
  if (given !== undefined) return valid(given, urlProblem(given, '--url'));
  if (!asks) return '';
  const [domain = ''] = site.idAuthority.split(',');
  const url = await text({
    message: 'Address of the site, such as https://news.example.org (empty: not known yet)',
    initialValue: idAuthorityAdvice(site) ? '' : `https://${domain}`,
    defaultValue: '',
    validate: (value = '') => urlProblem(value, 'This'),
  });
  return answered(url);
}

async function postalAddress(given: string | undefined, { asks, site }: Ask): Promise<string[]> {
  const present = site.postalAddress.join(', ');
  if (given !== undefined) {
    valid(given, postalAddressProblem(given, '--postal-address'));
    return addressLines(given);
  }
  if (!asks) return [...site.postalAddress];
  const address = await text({
    message: 'Postal address, which emails must have, with commas between its lines',
    initialValue: present,
    validate: (value = '') => postalAddressProblem(value, 'This'),
  });
  return addressLines(answered(address));
}

/** `undefined` leaves the color as it is. */
async function accent(
  values: Values,
  { asks, present, paper }: { asks: boolean; present: ThemeColors; paper: ThemeColors },
): Promise<ThemeColors | undefined> {
  const asked = async () =>
    answered(
      await text({
        message: 'Accent: the color of kickers and marks',
        initialValue: present.light,
        validate: (color = '') => accentProblem(color, paper.light, 'This'),
      }),
    );
  const light = values.accent ?? (asks ? await asked() : present.light);
  const dark = values['accent-dark'];
  if (light === present.light && dark === undefined) return undefined;
  valid(light, accentProblem(light, paper.light, '--accent'));
  if (dark !== undefined) valid(dark, accentProblem(dark, paper.dark, '--accent-dark'));
  return { light, dark: dark ?? readableColor(light, paper.dark, DARK_CONTRAST) };
}

async function license(
  given: string | undefined,
  { asks, site }: Ask,
): Promise<LicenseName | undefined> {
  const names = Object.keys(LICENSES) as LicenseName[];
  if (given !== undefined) return oneOf('--license', given, names);
  if (!asks) return undefined;
  const options = [
    { value: undefined, label: `leave it as it is: ${site.license?.text ?? 'none'}` },
    ...names.map((value) => ({ value, label: LICENSES[value] })),
  ];
  return answered(await select({ message: 'License of your content', options }));
}

async function removal(given: string | undefined, asks: boolean): Promise<boolean> {
  if (given !== undefined) return oneOf('--demo', given, ['keep', 'remove']) === 'remove';
  if (!asks) return false;
  const options = [
    { value: false, label: 'Keep it' },
    { value: true, label: 'Remove it, and start with one article' },
  ];
  return answered(await select({ message: 'The demo', options }));
}

async function newsletters(
  given: readonly string[] | undefined,
  asks: boolean,
): Promise<Cadence[]> {
  if (given) return given.map((cadence) => oneOf('--newsletter', cadence, CADENCES));
  if (!asks) return ['weekly'];
  const options = CADENCES.map((value) => ({ value }));
  const message = 'Newsletters: the form on every page offers the first';
  return answered(
    await multiselect({ message, options, initialValues: ['weekly' as Cadence], required: true }),
  );
}

/** The value, or a UsageError with its problem. */
function valid(value: string, problem: string | undefined): string {
  if (problem) throw new UsageError(problem);
  return value;
}
