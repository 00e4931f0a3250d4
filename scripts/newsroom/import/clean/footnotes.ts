import type { Element, ElementContent } from 'hast';
import {
  attribute,
  element,
  find,
  type Parent,
  replaceElements,
  targetOf,
  text,
  textOf,
} from '../hast.ts';
import type { Step } from './cleaning.ts';

/** A reference to a footnote, and a footnote, until they are written as Markdown. */
export const REFERENCE = 'x-footnote-reference';
export const FOOTNOTE = 'x-footnote';

/**
 * Finds footnotes by their links: a reference leads to a note, and the note leads back to the reference.
 * Markdown, WordPress, Ghost, Substack and hand-made notes all do this, with different ids and classes.
 */
export const footnotes: Step = (tree) => {
  const references = idsOfReferences(tree);
  const notes = notesIn(tree, references);
  if (notes.size === 0) return;

  const numbers = new Map([...notes.keys()].map((id, i) => [id, String(i + 1)]));
  const isNote = new Set(notes.values());
  replaceElements(tree, (found) => {
    // The links of a note lead back, or to other notes.
    if (isNote.has(found)) return [found];
    const [only, another] = found.tagName === 'sup' ? visible(found) : [found];
    const number = only?.type === 'element' && !another && numbers.get(targetOf(only) ?? '');
    return number ? [element(REFERENCE, { number })] : undefined;
  });
  replaceElements(tree, (found) =>
    isNote.has(found) || isOnlyNotes(found, isNote) ? [] : undefined,
  );
  const back = new Set([...references.values()].flat());
  const written = Array.from(notes, ([id, note]) => footnote(numbers.get(id) ?? id, note, back));
  (tree.children as ElementContent[]).push(...written);
};

/** The ids to which a note can lead back, by the target of its references. */
type References = ReadonlyMap<string, readonly string[]>;

function idsOfReferences(tree: Parent): References {
  const references = new Map<string, string[]>();
  const walk = (node: Parent, idOfSup: string) => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      const target = targetOf(child);
      if (target) {
        const inside = find(child, (one) => idOf(one) !== '');
        const ids = [idOfSup, idOf(child), inside ? idOf(inside) : ''].filter((id) => id !== '');
        references.set(target, [...(references.get(target) ?? []), ...ids]);
      }
      // The id is on the link, or on the <sup> around it.
      walk(child, child.tagName === 'sup' ? idOf(child) : '');
    }
  };
  walk(tree, '');
  return references;
}

const HOLDERS = new Set(['aside', 'div', 'li', 'p']);

/** The notes by id, in the order of the text. */
function notesIn(tree: Parent, references: References): Map<string, Element> {
  const notes = new Map<string, Element>();
  // A note comes after its reference; otherwise the reference would be the note of its note.
  const referred = new Set<string>();
  const walk = (node: Parent, holder: Element | undefined) => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      const nearest = HOLDERS.has(child.tagName) ? child : holder;
      const back = referred.has(idOf(child)) && references.get(idOf(child));
      if (back && nearest && leadsBack(nearest, back)) notes.set(idOf(child), nearest);
      referred.add(targetOf(child) ?? '');
      walk(child, nearest);
    }
  };
  walk(tree, undefined);
  return notes;
}

function leadsBack(note: Element, ids: readonly string[]): boolean {
  return find(note, (one) => ids.includes(targetOf(one) ?? '')) !== undefined;
}

function idOf(found: Element): string {
  return attribute(found, 'id') || (found.tagName === 'a' ? attribute(found, 'name') : '');
}

function visible({ children }: Element) {
  return children.filter((child) => child.type === 'element' || textOf(child) !== '');
}

/** Whether a box holds notes and their title only. */
function isOnlyNotes(box: Element, notes: ReadonlySet<Element>): boolean {
  const parts = visible(box);
  if (!/^(?:div|footer|ol|section|ul)$/.test(box.tagName) || parts.length === 0) return false;
  const isPart = (part: ElementContent) =>
    part.type === 'element' &&
    (notes.has(part) || part.tagName === 'hr' || isTitle(part) || isOnlyNotes(part, notes));
  return parts.every(isPart) && parts.some((part) => part.type === 'element' && !isTitle(part));
}

function isTitle(part: Element): boolean {
  const isNamed = idOf(part) === 'footnote-label' || /^(?:foot|end)?notes?:?$/i.test(textOf(part));
  return /^h\d$/.test(part.tagName) && isNamed;
}

const BLOCK = /^(?:blockquote|div|figure|ol|p|pre|table|ul)$/;

function footnote(number: string, note: Element, back: ReadonlySet<string>): Element {
  replaceElements(note, (one) => (back.has(targetOf(one) ?? '') ? [] : undefined));
  const { children } = note;
  const hasBlocks = children.some((child) => child.type === 'element' && BLOCK.test(child.tagName));
  const content = hasBlocks ? children : [element('p', {}, withoutNumber(children))];
  return element(FOOTNOTE, { number }, content);
}

/** A note written by hand begins with its number or mark. */
function withoutNumber([first, ...others]: ElementContent[]): ElementContent[] {
  if (first?.type !== 'text') return first ? [first, ...others] : others;
  return [text(first.value.replace(/^\s*(?:\[?\d+[\].)]?|[*†‡])?\s*/, '')), ...others];
}
