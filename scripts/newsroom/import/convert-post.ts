import type { Element, ElementContent, Root } from 'hast';
import { articleSchemaFor, statedLanguage } from '../../../src/articles/article.ts';
import { checkData } from '../../../src/loading/check-data.ts';
import type { MarkdownFormat } from '../../../src/core/markdown-files.ts';
import { splitFrontMatter } from '../../../src/loading/front-matter.ts';
import { compileBody } from '../../../src/story/loading/compile-body.ts';
import { elementsIn } from '../../../src/story/loading/raw-html/elements-in.ts';
import { cleanPost } from './clean-post.ts';
import type { Cleaning } from './clean/cleaning.ts';
import { literalLinks } from './clean/literal-links.ts';
import type { Downloads } from './downloads.ts';
import { articleFile, frontMatterOf, lineFrom, longHeadline } from './front-matter.ts';
import { element, find, replaceElements, text, textOf } from './hast.ts';
import type { LinkedFile, LinkedFiles } from './linked-files.ts';
import { markdownFromHtml } from './markdown-from-html.ts';
import { findPictures, type FoundPicture } from './pictures.ts';
import type { Source, SourcePost } from './source-post.ts';

/** An article that is ready to be written. */
export interface ConvertedPost {
  text: string;
  format: MarkdownFormat;
  pictures: FoundPicture[];
  /** The files to which it links. */
  files: LinkedFile[];
  /** What was changed or lost. */
  notes: string[];
  /** Why the build would refuse it; empty if it is a valid article. */
  problems: string[];
  /** The ids in its text, to which links can lead. */
  anchors: ReadonlySet<string>;
}

/** What the conversion of each post needs. */
export interface Conversion {
  source: Source;
  authors: readonly string[];
  topics: readonly string[];
  linkTo: Cleaning['linkTo'];
  /** The name of the article. */
  slug: string;
  files: LinkedFiles;
  /** Reads a picture of the old site. */
  download: Downloads['bytes'];
  language: string;
  timeZone: string;
  now: Date;
}

/** Converts a post to an article, with its pictures, and checks it as a build does. */
export async function convertPost(post: SourcePost, deps: Conversion): Promise<ConvertedPost> {
  try {
    return await converted(post, deps);
  } catch (error) {
    // HTML that nobody wrote by hand, such as one that opens thousands of elements and closes none.
    if (!(error instanceof RangeError)) throw error;
    const plain = await converted({ ...post, html: () => textWithoutTags(post) }, deps);
    const problem =
      'body: found HTML that is nested too deeply; its text is here without its structure';
    return { ...plain, problems: [problem, ...plain.problems] };
  }
}

function textWithoutTags(post: SourcePost): string {
  try {
    return `<p>${post.html(() => undefined).replaceAll(/<[^<>]*>/g, ' ')}</p>`;
  } catch {
    return '';
  }
}

async function converted(post: SourcePost, deps: Conversion): Promise<ConvertedPost> {
  const headline = lineFrom(post.title);
  const { tree, notes, files } = await cleanPost(post, headline, deps);
  const note = (text: string) => void notes.push(text);
  const cleaning = { note, linkTo: deps.linkTo };

  const src = post.picture?.src;
  const sources = [...(src ? [src] : []), ...picturesIn(tree)];
  const { found, notes: missing } = await findPictures(sources, post, deps);
  notes.push(...missing);
  placePictures(tree, found, deps.linkTo);

  const lead = textOf(find(tree, isSentence) ?? find(tree, isParagraph) ?? tree);
  const long = longHeadline(post);
  if (long !== undefined) {
    const opening: Root = { type: 'root', children: [element('p', {}, [text(long)])] };
    literalLinks(opening, cleaning);
    tree.children.unshift(...opening.children);
  }
  const { body, format } = markdownFromHtml(tree);
  const picture = src === undefined ? undefined : found.get(src);
  const alt = lineFrom(post.picture?.alt || post.picture?.caption || headline);
  const frontMatter = frontMatterOf(post, {
    ...deps,
    image: picture && { src: `./${picture.name}`, alt },
    lead,
    note,
  });
  const file = articleFile(frontMatter, body);
  const checked = await check(file, format, { mayBeEmpty: frontMatter.draft === true });
  const pictures = [...found.values()];
  return { text: file, format, pictures, files, notes: counted(notes), ...checked };
}

const isParagraph = ({ tagName }: Element) => tagName === 'p';

/** Whether an element is a paragraph with more words than a link, such as that to a missing picture. */
function isSentence(found: Element): boolean {
  const link = find(found, ({ tagName }) => tagName === 'a');
  return isParagraph(found) && textOf(found) !== '' && (!link || textOf(link) !== textOf(found));
}

function picturesIn(tree: Root): string[] {
  return elementsIn(tree).flatMap(({ tagName, properties }) =>
    tagName === 'img' ? [String(properties['src'])] : [],
  );
}

/** Points pictures to their files. One that was not found becomes a link to its place on the web. */
function placePictures(
  tree: Root,
  found: ReadonlyMap<string, FoundPicture>,
  linkTo: Conversion['linkTo'],
): void {
  const isMissing = (node: Element) =>
    node.tagName === 'img' && !found.has(String(node.properties['src']));
  replaceElements(tree, (node) => {
    // A caption belongs to a picture.
    const isBare = node.tagName === 'figure' && find(node, isMissing);
    if (isBare) node.children = node.children.flatMap(asParagraph);
    return isBare ? node.children : undefined;
  });
  replaceElements(tree, (node) => {
    // A link cannot contain another one.
    if (node.tagName === 'a')
      replaceElements(node, (one) => (isMissing(one) ? [nameOf(one)] : undefined));
    if (node.tagName !== 'img') return undefined;
    const { src, alt } = node.properties;
    const picture = found.get(String(src));
    if (picture) {
      node.properties['src'] = `./${picture.name}`;
      return undefined;
    }
    const { href } = linkTo(String(src));
    return href === undefined ? [] : [element('a', { href }, [text(String(alt || href))])];
  });
}

function nameOf({ properties: { alt, src } }: Element) {
  return text(String(alt || src));
}

function asParagraph(child: ElementContent): ElementContent[] {
  if (child.type !== 'element') return [];
  return [element('p', {}, child.tagName === 'figcaption' ? child.children : [child])];
}

/** The problems that a build would report, as `line: key: found …; expected …`, and the ids in the text. */
async function check(
  text: string,
  format: MarkdownFormat,
  options: { mayBeEmpty: boolean },
): Promise<Pick<ConvertedPost, 'problems' | 'anchors'>> {
  const split = splitFrontMatter('', text);
  const frontMatter = checkData('', split, articleSchemaFor(split.data));
  const result = await compileBody(`article.${format}`, split.body, split.linesAbove, {
    ...options,
    language: statedLanguage(split.data),
  });
  const ofBody = 'problems' in result ? result.problems : [];
  const { headings = [], ids = [] } = 'compiled' in result ? result.compiled : {};
  const problems = [...split.problems, ...frontMatter.problems, ...ofBody].map(
    ({ line, key, found, expected }) =>
      `${line ? `line ${line}: ` : ''}${key}: found ${found}; expected ${expected}`,
  );
  return { problems, anchors: new Set([...headings.map(({ slug }) => slug), ...ids]) };
}

/** Each note once, with how often it occurred. */
function counted(notes: readonly string[]): string[] {
  const counts = Map.groupBy(notes, (note) => note);
  return Array.from(counts, ([note, all]) =>
    all.length > 1 ? `${note} (${all.length} times)` : note,
  );
}
