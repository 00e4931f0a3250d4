import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { sanitize } from 'hast-util-sanitize';
import { visit } from 'unist-util-visit';
import {
  LEFT_OUT,
  LOOK_ELEMENTS,
  RENAMED,
  SCHEMA,
} from '../../../../src/story/loading/raw-html/html-schema.ts';
import { elementsIn } from '../../../../src/story/loading/raw-html/elements-in.ts';
import { type Parent, replaceElements, textOf } from '../hast.ts';
import { commentNote } from '../kinds/template-tags.ts';
import { knownBlocks, substackEmbeds } from './blocks.ts';
import { CALLOUT } from './callouts.ts';
import { CARD, cardsWithoutBreaks, embedsAsCards } from './cards.ts';
import type { Cleaning, Step } from './cleaning.ts';
import { plainCodeBlocks } from './code.ts';
import { FOOTNOTE, footnotes, REFERENCE } from './footnotes.ts';
import { outline, withoutHeadline } from './headings.ts';
import { marksInBlocks, marksWithoutSpace, withoutUndoneMarks } from './inline-marks.ts';
import { workingLinks } from './links.ts';
import { literalLinks } from './literal-links.ts';
import { onePictureEach } from './pictures.ts';

/**
 * Parses the HTML of a post and reduces it to what an article can contain: text, structure, pictures
 * with their original addresses, code, footnotes, and cards for embedded media.
 */
export function cleanHtml(html: string, headline: string, cleaning: Cleaning): Root {
  const tree = fromHtml(html.replaceAll(UNPRINTABLE, ''), { fragment: true });
  const steps: readonly Step[] = [
    withoutPrograms,
    withoutComments,
    withoutUndoneMarks,
    substackEmbeds,
    embedsAsCards,
    knownBlocks,
    onePictureEach,
    plainCodeBlocks,
    footnotes,
    withoutHeadline(headline),
    outline,
    workingLinks,
    knownElements,
    cardsWithoutBreaks,
  ];
  for (const step of steps) step(tree, cleaning);
  // The schema knows what the steps produce, and removes everything else.
  const { attributes, tagNames } = SCHEMA;
  const safe = sanitize(tree, {
    ...SCHEMA,
    protocols: {},
    tagNames: [...(tagNames ?? []), ...OURS],
    attributes: {
      ...attributes,
      [CARD]: ['url', 'title', 'publisher', 'description'],
      [FOOTNOTE]: ['number'],
      [REFERENCE]: ['number'],
      code: ['className', 'dataMeta'],
      pre: ['className', 'dataLang', 'dataLanguage'],
    },
  });
  const root: Root = safe.type === 'root' ? safe : { type: 'root', children: [] };
  const last: readonly Step[] = [
    alignedCells,
    marksInBlocks,
    withoutEmptyParagraphs,
    markedOnce,
    marksWithoutSpace,
    literalLinks,
  ];
  for (const step of last) step(root, cleaning);
  return root;
}

/** What the steps mark, until it is written as Markdown. */
const OURS = [CALLOUT, CARD, FOOTNOTE, REFERENCE];

/** Control characters, and separators that JavaScript and editors take for line breaks. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/gu;

/** Removes scripts and style sheets; names a script, because readers miss what it did. */
const withoutPrograms: Step = (tree, { note }) => {
  replaceElements(tree, (found) => {
    if (!LEFT_OUT.has(found.tagName)) return undefined;
    if (found.tagName === 'script' && !EMBEDDERS.test(String(found.properties['src'] ?? ''))) {
      note('removed a <script>');
    }
    return [];
  });
};

/** Scripts that only draw what a card replaces. */
const EMBEDDERS = /(?:twitter|x|instagram|tiktok|youtube|vimeo|flickr|facebook)\.(?:com|net)/;

/** Reports comments, which sanitizing removes. Marks of editors and programs say nothing to people. */
const withoutComments: Step = (tree, { note }) => {
  visit(tree, 'comment', ({ value }) => {
    if (value.trim() !== '' && !MARKS.test(value)) note(commentNote(value));
  });
};

const MARKS =
  /^\s*(?:\/?wp:|kg-card|members-only|more\b|nextpage|noteaser|excerpt\b|truncate\b|toc\b|\/?\[?if\b|<?!?\[endif|startfragment|endfragment|prettier-|markdownlint-|vale |cspell:)/i;

/** Elements whose content means nothing without them. */
const MEANINGLESS = new Set([
  'button',
  'canvas',
  'form',
  'input',
  'math',
  'select',
  'svg',
  'textarea',
]);

const KNOWN = new Set([...(SCHEMA.tagNames ?? []), ...LOOK_ELEMENTS, ...OURS]);

/** Renames obsolete elements, and removes unknown ones, whose text stays. */
const knownElements: Step = (tree, { note }) => {
  const unknown = new Set<string>();
  replaceElements(tree, (found) => {
    const isCheckbox = found.tagName === 'input' && found.properties['type'] === 'checkbox';
    if (MEANINGLESS.has(found.tagName) && !isCheckbox) {
      note(`removed <${found.tagName}>`);
      return [];
    }
    found.tagName = RENAMED.get(found.tagName) ?? found.tagName;
    if (!KNOWN.has(found.tagName) && !STRUCTURE.has(found.tagName)) unknown.add(found.tagName);
    return undefined;
  });
  for (const name of unknown) note(`removed the tags <${name}>; the text in them stays`);
};

/** Boxes without a meaning of their own. */
const STRUCTURE = new Set([
  'body',
  'head',
  'hgroup',
  'html',
  'label',
  'legend',
  'fieldset',
  'section',
  'title',
  'x-component',
]);

/** Removes a mark of text within the same mark, which would be a row of marks in Markdown. */
const markedOnce: Step = (tree) => {
  const walk = (node: Parent, marks: readonly string[]) => {
    replaceElements(node, ({ tagName, children }) => {
      const name = SAME_MARK.get(tagName);
      if (name === undefined) return undefined;
      const inside = { type: 'element' as const, tagName, properties: {}, children };
      walk(inside, [...marks, name]);
      return marks.includes(name) ? inside.children : [inside];
    });
  };
  walk(tree, []);
};

const SAME_MARK = new Map([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['em', 'em'],
  ['i', 'em'],
  ['del', 'del'],
  ['s', 'del'],
]);

/** Writes the alignment of cells as the attribute that the conversion to Markdown reads. */
const alignedCells: Step = (tree) => {
  for (const { tagName, properties } of elementsIn(tree)) {
    const [, side] = /text-align: ?(\w+)/.exec(String(properties['style'] ?? '')) ?? [];
    if (side && /^t[dh]$/.test(tagName)) properties['align'] = side;
  }
};

const withoutEmptyParagraphs: Step = (tree) => {
  replaceElements(tree, (found) => {
    const isEmpty = found.tagName === 'p' && textOf(found) === '';
    const holds = found.children.some(
      (child) => child.type === 'element' && child.tagName !== 'br',
    );
    return isEmpty && !holds ? [] : undefined;
  });
};
