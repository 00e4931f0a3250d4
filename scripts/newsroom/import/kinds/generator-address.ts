import { basename, dirname, extname, join, relative } from 'node:path';
import { MONTH_NAMES } from '../../../../src/core/month-names.ts';
import { textIn, textsIn, type Values } from './front-matter-values.ts';
import { type GeneratorSettings, JEKYLL_STYLES } from './generator-settings.ts';

/** A file with front matter in a folder of posts. */
interface PostFile {
  /** Its path from `root`, with slashes. */
  file: string;
  root: string;
  values: Values;
  /** The date of the post, as it is written. */
  date: string | undefined;
  /** The name of its file, or of its folder, without a day. */
  name: string;
  title: string;
}

/** The path at which a generator shows a post that does not name it; `undefined` if it is not known. */
export function generatorAddress(
  settings: GeneratorSettings | undefined,
  post: PostFile,
): string | undefined {
  const own = textIn(post.values, 'permalink');
  if (!settings) return undefined;
  const pattern =
    settings.generator === 'hugo'
      ? hugoPattern(settings, post)
      : jekyllPattern(settings, post, own);
  const path = pattern === undefined ? undefined : filledIn(pattern, post, settings);
  return path === undefined ? undefined : `${settings.base}${path}`.replaceAll(/\/{2,}/g, '/');
}

function jekyllPattern(
  { patterns }: GeneratorSettings,
  { file, root }: PostFile,
  own: string | undefined,
): string | undefined {
  const isPost = /(?:^|\/)_posts\//.test(join(root, file).replaceAll('\\', '/'));
  if (own !== undefined) return JEKYLL_STYLES[own] ?? own;
  return isPost ? patterns['posts'] : undefined;
}

function hugoPattern({ patterns }: GeneratorSettings, post: PostFile): string | undefined {
  const [section = ''] = sectionsOf(post);
  return patterns[section] ?? `/${[...sectionsOf(post), ':slugorfilename'].join('/')}/`;
}

/** The folders of a post below `content/`, without that of its language and of a bundle. */
function sectionsOf({ file, root }: PostFile): string[] {
  const path = join(root, file).replaceAll('\\', '/');
  const [, below] = /.*\/content\/(.+)$/.exec(path) ?? [];
  if (below === undefined) return [];
  const folder = /^(?:index|readme)\./i.test(basename(below))
    ? dirname(dirname(below))
    : dirname(below);
  const parts = folder.split('/').filter((part) => part !== '.');
  return /^[a-z]{2}(?:-[a-z]{2})?$/i.test(parts[0] ?? '') ? parts.slice(1) : parts;
}

function filledIn(
  pattern: string,
  post: PostFile,
  { generator, folder }: GeneratorSettings,
): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(post.date?.trim() ?? '') ?? [];
  const slug = textIn(post.values, 'slug');
  const sections = sectionsOf(post);
  const yearDay =
    year && (Date.parse(`${year}-${month}-${day}`) - Date.parse(`${year}-01-01`)) / 86_400_000 + 1;
  const values: Record<string, string | undefined> = {
    year,
    short_year: year?.slice(2),
    month,
    i_month: month && String(Number(month)),
    monthname: month && MONTH_NAMES[Number(month) - 1],
    day,
    i_day: day && String(Number(day)),
    yearday: String(yearDay),
    y_day: String(yearDay).padStart(3, '0'),
    section: sections[0] ?? '',
    sections: sections.join('/'),
    filename: post.name,
    contentbasename: post.name,
    slug: slug ?? (generator === 'hugo' ? urlized(post.title) : post.name),
    slugorfilename: slug ?? post.name,
    slugorcontentbasename: slug ?? post.name,
    title: generator === 'hugo' ? urlized(post.title) : (slug ?? post.name),
    categories: categoriesOf(post, folder).join('/'),
    output_ext: '.html',
  };
  let isKnown = true;
  const path = pattern.replaceAll(/:([a-z_]+)/g, (_, name: string) => {
    const value = values[name];
    isKnown &&= value !== undefined;
    return value ?? '';
  });
  return isKnown ? encodeURI(path.startsWith('/') ? path : `/${path}`) : undefined;
}

/** The folders above `_posts/`, and those that front matter names. */
function categoriesOf({ file, root, values }: PostFile, folder: string): string[] {
  const path = relative(folder, join(root, file)).replaceAll('\\', '/');
  const [above = ''] = /^.*?(?=_posts\/)/.exec(path) ?? [];
  const given = values['categories'] ?? values['category'];
  const named = typeof given === 'string' ? given.split(/\s+/) : textsIn(values, 'categories');
  return [...above.split('/'), ...named].filter(Boolean).map((name) => name.toLowerCase());
}

/** A title as Hugo has it in an address. */
function urlized(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\s_.-]/gu, '')
    .trim()
    .replaceAll(/\s+/g, '-');
}

/** A place to which links of the old site may lead, if nothing names its address: its folder and slug. */
export function likelyAddress({ file, values, name }: PostFile): string {
  const slug = textIn(values, 'slug') ?? name;
  const isBundle = /^(?:index|readme)$/i.test(basename(file, extname(file)));
  const folder = isBundle ? dirname(dirname(file)) : dirname(file);
  return encodeURI(`/${folder === '.' ? '' : `${folder}/`}${slug.split('/').at(-1) ?? ''}/`);
}
