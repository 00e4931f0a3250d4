import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { parse as parseToml } from 'smol-toml';
import { record, textIn, type Values } from './front-matter-values.ts';

/** What the settings of Hugo or Jekyll say of the addresses of posts. */
export interface GeneratorSettings {
  generator: 'hugo' | 'jekyll';
  /** The folder with the settings. */
  folder: string;
  /** The URL of the old site, if they name it. */
  site: string | undefined;
  /** The path below which the site is: `/blog`. */
  base: string;
  /** Patterns of addresses, such as `/:year/:month/:slug/`. Hugo has one for each section. */
  patterns: Readonly<Partial<Record<string, string>>>;
  /** All settings. */
  values: Values;
}

/** Where generators have their settings, from the root of the old site. */
const FILES = {
  hugo: ['hugo', 'config', 'config/_default/hugo', 'config/_default/config'],
  jekyll: ['_config'],
} as const;

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  toml: parseToml,
  yaml: (text) => load(text, { schema: CORE_SCHEMA }),
  yml: (text) => load(text, { schema: CORE_SCHEMA }),
  json: (text) => JSON.parse(text),
};

/** Reads the settings of the generator to which a folder belongs: in it, or in one of the three above it. */
export async function generatorSettings(root: string): Promise<GeneratorSettings | undefined> {
  let folder = root;
  for (let up = 0; up < 4; up++) {
    for (const generator of ['jekyll', 'hugo'] as const)
      for (const name of FILES[generator]) {
        const values = await valuesIn(join(folder, name));
        if (values && (generator === 'jekyll' || isHugo(values)))
          return settingsIn(generator, folder, values);
      }
    folder = dirname(folder);
  }
  return undefined;
}

async function valuesIn(file: string): Promise<Values | undefined> {
  for (const [extension, parse] of Object.entries(PARSERS)) {
    const text = await readFile(`${file}.${extension}`, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    try {
      return record(parse(text));
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** `config.toml` is the name of settings of other programs, too. */
function isHugo(values: Values): boolean {
  return ['baseURL', 'baseurl', 'languageCode', 'permalinks', 'theme'].some((key) => key in values);
}

function settingsIn(
  generator: GeneratorSettings['generator'],
  folder: string,
  values: Values,
): GeneratorSettings {
  const given =
    generator === 'hugo' ? textIn(values, 'baseURL', 'baseurl', 'baseUrl') : textIn(values, 'url');
  const url = given !== undefined && URL.canParse(given) ? new URL(given) : undefined;
  const isReal = url && /^https?:$/.test(url.protocol) && !PLACEHOLDER.test(url.hostname);
  const path = generator === 'hugo' ? (url?.pathname ?? '') : (textIn(values, 'baseurl') ?? '');
  return {
    generator,
    folder,
    values,
    site: isReal ? url.origin : undefined,
    base: path.replace(/\/$/, ''),
    patterns: generator === 'hugo' ? hugoPatterns(values) : { posts: jekyllPattern(values) },
  };
}

/** Hosts in the settings with which a new site begins. */
const PLACEHOLDER = /(?:^|\.)example\.(?:com|org|net)$|^localhost$|^127\./;

/** By section; Hugo also has them by kind of page. */
function hugoPatterns(values: Values): Values & Partial<Record<string, string>> {
  const all = record(values['permalinks']);
  const pages = { ...all, ...record(all['page']) };
  return Object.fromEntries(
    Object.entries(pages).filter((one): one is [string, string] => typeof one[1] === 'string'),
  );
}

function jekyllPattern(values: Values): string {
  const ofPosts = record(record(values['collections'])['posts']);
  const pattern = textIn(ofPosts, 'permalink') ?? textIn(values, 'permalink') ?? 'date';
  return JEKYLL_STYLES[pattern] ?? pattern;
}

/** The styles that Jekyll has a name for (jekyllrb.com/docs/permalinks). */
export const JEKYLL_STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  none: '/:categories/:title.html',
};
