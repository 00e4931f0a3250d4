import GithubSlugger, { slug } from 'github-slugger';
import type { Element } from 'hast';
import { IDS_AROUND_TEXT } from '../../../../src/story/loading/check-ids.ts';
import { isHeadingId } from '../../../../src/story/loading/heading-ids.ts';
import { elementsIn } from '../../../../src/story/loading/raw-html/elements-in.ts';
import { attribute, textOf } from '../hast.ts';
import { anchorsByHeading, idsOf } from './anchors.ts';
import type { Cleaning, Step } from './cleaning.ts';

/**
 * Leaves headings the ids that they had on the old site, so that links to them still work, and removes those
 * that the article gives them anyway or cannot have. Returns the parts of the article, by the ids of the old site.
 */
export function keptHeadingIds(
  tree: Parameters<Step>[0],
  note: Cleaning['note'],
): ReadonlyMap<string, Part> {
  const elements = elementsIn(tree);
  const headings = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName));
  const inHeadings = headings.map(idsIn);
  const anchors = anchorsByHeading(tree);
  const given = new GithubSlugger();
  const taken = new Set([
    ...headings.map((heading) => given.slug(textOf(heading))),
    ...IDS_AROUND_TEXT,
    'footnote-label',
  ]);
  const rest = new GithubSlugger();
  const parts = new Map<string, Part>();
  const near: (readonly [name: string, id: string])[] = [];
  // An article has ids at headings only, and one may be there twice.
  const all = new Set(headings);
  for (const one of elements) if (!all.has(one)) delete one.properties['id'];
  for (const [i, heading] of headings.entries()) {
    const text = textOf(heading);
    const before = inHeadings[i] ?? [];
    const own = attribute(heading, 'id');
    const isKept = isHeadingId(own) && !taken.has(own);
    taken.add(own);
    const id = isKept ? own : rest.slug(text);
    heading.properties = isKept ? { id } : {};
    if (own !== '' && own !== id) note(`the part #${own} is now #${id}`);
    const { above = [], below = [] } = anchors.get(heading) ?? {};
    for (const name of [...before, id, slug(text), ...above]) addNew(parts, name, { id });
    near.push(...below.map((name) => [name, id] as const));
  }
  for (const [name, id] of near) addNew(parts, name, { id, isAround: true });
  return parts;
}

/** A part of an article, which begins with the heading of this id. */
export interface Part {
  id: string;
  /** Whether the old id was that of a place in its text. */
  isAround?: true;
}

function addNew(parts: Map<string, Part>, name: string, part: Part): void {
  if (!parts.has(name)) parts.set(name, part);
}

/** The ids of a heading, and of elements in it. */
function idsIn(heading: Element): string[] {
  return [heading, ...elementsIn(heading)].flatMap(idsOf);
}
