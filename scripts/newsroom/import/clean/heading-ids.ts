import GithubSlugger, { slug } from 'github-slugger';
import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { IDS_AROUND_TEXT } from '../../../../src/story/loading/check-ids.ts';
import { isHeadingId } from '../../../../src/story/loading/heading-ids.ts';
import { attribute, textOf } from '../hast.ts';
import type { Cleaning, Step } from './cleaning.ts';

/**
 * Leaves headings the ids that they had on the old site, so that links to them still work, and removes those
 * that the article gives them anyway or cannot have. Returns the ids in the article, by those of the old site.
 */
export function keptHeadingIds(
  tree: Parameters<Step>[0],
  note: Cleaning['note'],
): ReadonlyMap<string, string> {
  const headings: Element[] = [];
  visit(tree, 'element', (node) => {
    if (/^h[1-6]$/.test(node.tagName)) headings.push(node);
  });
  const inHeadings = headings.map(idsOf);
  const given = new GithubSlugger();
  const taken = new Set([
    ...headings.map((heading) => given.slug(textOf(heading))),
    ...IDS_AROUND_TEXT,
    'footnote-label',
  ]);
  const rest = new GithubSlugger();
  const ids = new Map<string, string>();
  // Links lead to headings only, and an id may be there twice.
  const all = new Set(headings);
  visit(tree, 'element', (node) => {
    if (!all.has(node)) delete node.properties['id'];
  });
  for (const [i, heading] of headings.entries()) {
    const text = textOf(heading);
    const before = inHeadings[i] ?? [];
    const own = attribute(heading, 'id');
    const isKept = isHeadingId(own) && !taken.has(own);
    taken.add(own);
    const id = isKept ? own : rest.slug(text);
    heading.properties = isKept ? { id } : {};
    if (own !== '' && own !== id) note(`the part #${own} is now #${id}`);
    for (const name of [...before, id, slug(text)]) if (name && !ids.has(name)) ids.set(name, id);
  }
  return ids;
}

/** The ids of a heading, and of elements in it. */
function idsOf(heading: Element): string[] {
  const ids: string[] = [];
  visit(heading, 'element', (one) => void ids.push(attribute(one, 'id'), attribute(one, 'name')));
  return ids;
}
