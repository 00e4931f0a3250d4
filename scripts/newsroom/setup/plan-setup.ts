import { isDeepStrictEqual } from 'node:util';
import type { ThemeColors } from '../../../src/core/site-options.ts';
import { valueAt } from '../../../src/core/value-at.ts';
import type { Cadence } from '../../../src/newsletters/cadences.ts';
import { idAuthorityAdvice } from '../../../src/settings/publication-settings.ts';
import type { Publication } from '../../settings/publication.ts';
import { DEMO_SETTINGS, hasDemo } from './demo.ts';
import { editSettings, type SettingChanges } from './edit-settings.ts';
import { type LicenseName, licenseSetting } from './licenses.ts';
import type { FileChanges } from './replace-files.ts';
import { type Language, startContent, startWords } from './start/start-content.ts';

/** What a publisher decides. */
export interface Answers {
  name: string;
  motto: string;
  description: string;
  words: Language;
  locale: string;
  timeZone: string;
  /** Origin of the site; empty if it is not known yet. */
  url: string;
  postalAddress: readonly string[];
  accent: ThemeColors | undefined;
  /** `undefined` leaves the setting as it is. */
  license: LicenseName | undefined;
  removesDemo: boolean;
  /** The newsletters to begin with, if the demo is removed. The first is that of the form on every page. */
  newsletters: readonly Cadence[];
}

/** The project as it is. */
export interface Present {
  site: Publication;
  /** The text of src/site.config.ts. */
  config: string;
  /** The text of src/styles/tokens.css. */
  tokens: string;
  /** What is left of the demo, as paths. */
  demo: readonly string[];
  /** Whether the publisher has articles, which may name authors and topics of the demo. */
  hasOwnArticles: boolean;
  /** The ids of the newsletters. */
  newsletters: readonly string[];
}

/** Everything that setup changes, and the settings among it. */
export interface SetupPlan extends FileChanges {
  settings: SettingChanges;
}

/** Plans the changes that the answers mean. Changes nothing. */
export function planSetup(answers: Answers, present: Present, now: Date): SetupPlan {
  const isEmptied = answers.removesDemo && hasDemo(present.demo);
  const settings = settingChanges(answers, present, { isEmptied, now });
  const config = editSettings(present.config, settings);
  const start = isEmptied ? startFiles(answers, present, now) : {};
  return {
    settings,
    write: {
      ...start,
      ...(config !== present.config && { 'src/site.config.ts': config }),
      ...('accent' in settings && withoutAccent(present.tokens)),
    },
    remove: isEmptied ? removed(answers, present) : [],
  };
}

/** tokens.css of a publication that set its accent there, where the settings replace it. */
function withoutAccent(tokens: string): Record<string, string> {
  const others = tokens.replace(/^[ \t]*--accent:[^;]*;\n?/m, '');
  return others === tokens ? {} : { 'src/styles/tokens.css': others };
}

/** A publication with articles has its first one, with an author and a topic. */
function startFiles(answers: Answers, { hasOwnArticles }: Present, now: Date) {
  const files = Object.entries(startContent({ ...answers, now }));
  const isNeeded = (file: string) => !/^content\/(?:articles|authors|topics)\//.test(file);
  return Object.fromEntries(files.filter(([file]) => !hasOwnArticles || isNeeded(file)));
}

/** A publisher's articles may name the authors and topics of the demo, and have addresses of their own. */
function removed({ words }: Answers, { demo, hasOwnArticles }: Present): string[] {
  const isKept = (file: string) =>
    (hasOwnArticles && /^content\/(?:authors\/|topics\/|addresses)/.test(file)) ||
    // These pages say nothing of the demo.
    (words === 'en' && /^content\/pages\/(?:corrections|privacy)\./.test(file));
  return demo.filter((file) => !isKept(file));
}

function settingChanges(
  answers: Answers,
  { site, demo }: Present,
  { isEmptied, now }: { isEmptied: boolean; now: Date },
): SettingChanges {
  const { name, words, url, license, newsletters, accent } = answers;
  const [year = ''] = now.toISOString().split('-');
  const [house] = newsletters;
  const keptPages = ['corrections', 'privacy'].filter((id) =>
    words === 'en' ? demo.includes(`content/pages/${id}.mdx`) : id === 'privacy',
  );
  const wanted: SettingChanges = {
    name,
    motto: answers.motto,
    description: answers.description,
    locale: answers.locale,
    words,
    timeZone: answers.timeZone,
    postalAddress: answers.postalAddress,
    ...(accent && { accent }),
    ...(words === 'ar' && site.headlineFont === LATIN_FONT && { headlineFont: ARABIC_FONT }),
    ...(license && { license: licenseSetting(license, { name, words, year }) }),
    // Feed readers would show every article again if it changed later.
    ...(url !== '' && idAuthorityAdvice(site) && { idAuthority: authority(url, now) }),
    ...(site.newsletter.segment === DEMO_SETTINGS.segment && {
      'newsletter.segment': startWords[words].segment(name).slice(0, 100).trimEnd(),
    }),
    ...(isEmptied && house && { 'newsletter.id': house }),
    // Empty if the publisher sets `footer` instead.
    ...(isEmptied && site.footerPages.length > 0 && { footerPages: ['about', ...keptPages] }),
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([key, value]) => !isDeepStrictEqual(value, valueAt(site, key.split('.'))),
    ),
  );
}

const LATIN_FONT = '@fontsource/newsreader';
const ARABIC_FONT = '@fontsource/noto-naskh-arabic';

function authority(url: string, now: Date): string {
  return `${new URL(url).hostname},${now.toISOString().slice(0, 10)}`;
}
