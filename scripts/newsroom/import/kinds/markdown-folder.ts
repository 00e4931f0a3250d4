import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { LeftOut, Source, SourcePicture, SourcePost } from '../source-post.ts';
import {
  record,
  splitAnyFrontMatter,
  textIn,
  textsIn,
  type Values,
} from './front-matter-values.ts';
import { plainText } from '../hast.ts';
import { hostOf } from '../old-addresses.ts';
import { bundleFiles } from './bundle-files.ts';
import { dataFiles, type DataFiles, known } from './data-files.ts';
import { CANONICAL, EXCERPTS, inUsualCase, leftOutKeys } from './left-out-keys.ts';
import { generatorAddress, likelyAddress } from './generator-address.ts';
import { type GeneratorSettings, generatorSettings } from './generator-settings.ts';
import { htmlWithoutTemplateTags } from './html-templates.ts';
import { AT_ROOT, LinkedFolderFiles, pathIn } from './linked-folder-files.ts';
import { markdownAsHtml } from './markdown-html.ts';

const POST = /\.(?:md|mdx|markdown|html?)$/i;

/** Folders of generators that hold no posts. */
const NOT_POSTS = new Set([
  'node_modules',
  '_site',
  '_includes',
  '_layouts',
  'dist',
  'public',
  'static',
]);

/**
 * A folder of Markdown files with YAML, TOML or JSON front matter: Hugo, Jekyll, Eleventy, Astro, Zola
 * and others. Pictures are looked up beside the post, and from the root in `static/` and `public/` of
 * the folder and of those above it.
 */
export async function markdownFolder(folder: string): Promise<Source> {
  const root = await realpath(folder);
  if (!(await stat(root)).isDirectory())
    throw new Error(`${folder} is not a folder. Name the folder with the posts.`);
  const names = await filesIn(root);
  const files = names.filter((name) => POST.test(name));
  const isTemplate = files.some((file) => /(?:^|[/\\])_posts[/\\]/.test(`${root}/${file}`));
  const leftOut: LeftOut[] = [];
  const data = await dataFiles(root);
  const settings = await generatorSettings(root);
  const converted = new Set<string>();
  const linked = new LinkedFolderFiles(root);
  return {
    async *posts() {
      leftOut.splice(0, leftOut.length, ...data.leftOut);
      for (const file of files) {
        const real = await realpath(join(root, file)).catch(() => '');
        if (!real.startsWith(root + sep)) {
          leftOut.push({ from: file, reason: 'is a link that leads out of the folder' });
          continue;
        }
        const { values, ...rest } = splitAnyFrontMatter(await readFile(join(root, file), 'utf8'));
        const split = { ...rest, values: inUsualCase(values) };
        const other = otherKind(split.values);
        if (other === undefined)
          yield postFrom(file, split, { isTemplate, data, root, settings, converted });
        else leftOut.push({ from: file, reason: `is ${other}` });
      }
      const isDone = (name: string) =>
        linked.has(name) || (POST.test(name) && !converted.has(name));
      leftOut.push(...bundleFiles(names, files, isDone));
    },
    linkedFile: (href, { file = '' }) => linked.read(href, file),
    file: (src, { file = '' }) => fileFor(root, file, src),
    site: settings?.site,
    folder: root,
    redirects: data.redirects,
    leftOut,
  };
}

/** The files that a generator reads, with slashes, in the order of the alphabet. */
async function filesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((name) => {
      const parts = name.split('/');
      // A leading underscore keeps a file out of most generators; _posts and _drafts are Jekyll's folders.
      const isHidden = parts.some((part) => /^(?:\.|_(?!posts$|drafts$))/.test(part));
      return !isHidden && !parts.some((part) => NOT_POSTS.has(part));
    })
    .toSorted();
}

/** What a file is that is no post: Jekyll says so by its layout, Hugo by its type. */
function otherKind(values: Values): string | undefined {
  const named = [textIn(values, 'type'), textIn(values, 'layout')];
  if (named.includes('page')) return 'a page';
  return named.includes('issue') ? 'an issue of a newsletter' : undefined;
}

/** What is around a post in its folder. */
interface Surroundings {
  root: string;
  /** Whether two braces are a placeholder even where nothing else tells. */
  isTemplate: boolean;
  data: DataFiles;
  settings: GeneratorSettings | undefined;
  /** The files of posts that were converted. */
  converted: Set<string>;
}

function postFrom(
  file: string,
  { values, body, fault }: ReturnType<typeof splitAnyFrontMatter>,
  { isTemplate, data, root, settings, converted }: Surroundings,
): SourcePost {
  const extension = extname(file).toLowerCase();
  const [, day, name = ''] = /^(\d{4}-\d\d-\d\d)?-?(.*)$/.exec(nameOf(file)) ?? [];
  const isHtml = extension.startsWith('.htm');
  const isMdx = extension === '.mdx';
  const rules = { isTemplate, known: isTemplate ? valuesOf(values, settings) : undefined };
  const taxonomies = record(values['taxonomies']);
  const title =
    textIn(values, 'title', 'headline', 'name') ?? titleIn(body) ?? name.replaceAll(/[-_]+/g, ' ');
  const date =
    textIn(
      values,
      ...'publishedAt pubDate pubDatetime date publishDate published created'.split(' '),
    ) ?? day;
  const place = { file, root, values, date, name, title };
  return {
    from: file,
    file,
    addresses: addressesIn(values, generatorAddress(settings, place)),
    alsoAt: [likelyAddress(place)],
    slug: lastPart(textIn(values, 'slug')) ?? name,
    title: withoutTags(title) ?? '',
    excerpt: withoutTags(textIn(values, ...EXCERPTS)),
    publishedAt: date,
    updatedAt: textIn(
      values,
      ...'updatedAt updatedDate modDatetime lastmod last_modified_at updated modified'.split(' '),
    ),
    expiresAt: textIn(values, 'expiryDate', 'expirydate', 'unpublishdate'),
    isDraft:
      values['draft'] === true || values['published'] === false || /(?:^|\/)_drafts\//.test(file),
    authors: textsIn(values, 'authors', 'author', 'byline').map((author) =>
      known(withoutLinks(author), data.authors),
    ),
    topics: [
      ...textsIn(values, 'topics', 'categories', 'category'),
      ...textsIn(values, 'tags', 'tag', 'keywords'),
      ...textsIn(taxonomies, 'categories'),
      ...textsIn(taxonomies, 'tags'),
    ].map((topic) => known(topic, data.topics)),
    language: textIn(values, 'language', 'lang'),
    picture: pictureIn(values),
    html(note) {
      converted.add(file);
      if (fault) note(fault);
      for (const key of leftOutKeys(values)) note(`left out of its front matter: \`${key}\``);
      const original = originalIn(values, settings?.site);
      if (original !== undefined)
        note(
          `its front matter names ${original} as the original; if it first appeared there, add it as \`source\``,
        );
      const textRules = { ...rules, note };
      return isHtml
        ? htmlWithoutTemplateTags(body, textRules)
        : markdownAsHtml(body, { isMdx, ...textRules });
    },
  };
}

/** What Liquid has for `page.title` and `site.repository`: keys of front matter and of the settings. */
function valuesOf(page: Values, settings: GeneratorSettings | undefined) {
  const all: Partial<Record<string, Values>> = { page, site: settings?.values ?? {} };
  return (expression: string) => {
    const [, object = '', key = ''] = /^(page|site)\.([\w-]+)$/.exec(expression) ?? [];
    return textIn(all[object] ?? {}, key);
  };
}

/** The name of a file, or of its folder if the file is `index.md`. */
function nameOf(file: string): string {
  const name = basename(file, extname(file));
  return /^(?:index|readme)$/i.test(name) ? basename(dirname(file)) : name;
}

function titleIn(body: string): string | undefined {
  return /^#\s+(.+?)\s*#*$/m.exec(body)?.[1];
}

function lastPart(path: string | undefined): string | undefined {
  return path?.split('/').filter(Boolean).at(-1);
}

/** `usual` is where the generator shows a post that does not name its address. */
function addressesIn(values: Values, usual: string | undefined): string[] {
  const named = textIn(values, 'permalink', 'url', 'path') ?? '';
  const current = ADDRESS.test(named) ? named : (usual ?? textIn(values, ...CANONICAL));
  const former = [...textsIn(values, 'aliases'), ...textsIn(values, 'redirect_from')];
  return [current, ...former].filter((one) => one !== undefined && ADDRESS.test(one)) as string[];
}

/** The URL that front matter names as the original of a post, unless it is one of the old site. */
function originalIn(values: Values, site: string | undefined): string | undefined {
  const url = textIn(values, ...CANONICAL) ?? '';
  if (!/^https?:/.test(url) || !URL.canParse(url)) return undefined;
  return site && hostOf(new URL(url)) === hostOf(new URL(site)) ? undefined : url;
}

/** A name that is a link in Markdown or HTML, such as `[Ada](https://example.org)`, without its address. */
function withoutLinks(name: string): string {
  const text = name.replaceAll(/\[([^[\]]+)\]\([^()\s]*\)/g, '$1');
  return withoutTags(text) ?? text;
}

/** A text of front matter without HTML. A tag alone, as in “The <dialog> element”, is a word. */
function withoutTags(text: string | undefined): string | undefined {
  return text && /<([a-z][a-z0-9]*)\b[^<>]*>[\s\S]*?<\/\1>|<br\b/i.test(text)
    ? plainText(text)
    : text;
}

const ADDRESS = /^(?:https?:\/\/|\/)[^:{}]*$/;

function pictureIn(values: Values): SourcePicture | undefined {
  const keys =
    'image cover coverImage heroImage hero banner featured_image thumbnail ogImage'.split(' ');
  for (const key of keys) {
    const value = values[key];
    const src =
      typeof value === 'string'
        ? value
        : textIn(record(value), 'src', 'url', 'image', 'path', 'file');
    if (!src) continue;
    const alt =
      textIn(record(value), 'alt', 'altText') ?? textIn(values, 'imageAlt', 'heroAlt', 'coverAlt');
    return { src, alt, caption: textIn(record(value), 'caption') };
  }
  return undefined;
}

/** Reads a file beside the post, or from the root of the old site. Never one outside of these folders. */
async function fileFor(root: string, post: string, src: string): Promise<Buffer | undefined> {
  const path = pathIn(src);
  if (path === undefined) return undefined;
  const above = [root, dirname(root), dirname(dirname(root)), dirname(dirname(dirname(root)))];
  const roots = above.flatMap((folder) => AT_ROOT.map((name) => join(folder, name)));
  const candidates = path.startsWith('/')
    ? roots.map((folder) => ({ folder, file: join(folder, path) }))
    : [{ folder: above[3] ?? root, file: resolve(root, dirname(post), path) }].concat(
        roots.map((folder) => ({ folder, file: join(folder, path) })),
      );
  for (const { folder, file } of candidates) {
    const real = await realpath(file).catch(() => undefined);
    if (!real?.startsWith(folder.endsWith(sep) ? folder : folder + sep)) continue;
    const bytes = await readFile(real).catch(() => undefined);
    if (bytes) return bytes;
  }
  return undefined;
}
