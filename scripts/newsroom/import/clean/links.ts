import { decodedPart } from '../../../../src/core/percent-encoding.ts';
import GithubSlugger, { slug } from 'github-slugger';
import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { attribute, replaceElements, textOf } from '../hast.ts';
import type { LinkTarget, Step } from './cleaning.ts';

/**
 * Leads links to where their targets are now. A link that leads nowhere becomes its text, and a link
 * without text is removed, because nobody can see or follow either.
 */
export const workingLinks: Step = (tree, { note, linkTo }) => {
  const parts = headingIds(tree);
  replaceElements(tree, (link) => {
    if (link.tagName !== 'a') return undefined;
    const href = attribute(link, 'href').trim();
    const isSeen = textOf(link) !== '' || holdsPicture(link);
    const { href: target, note: change }: LinkTarget = href.startsWith('#')
      ? partOf(href, parts)
      : href === ''
        ? {}
        : linkTo(href);
    if (target && isSeen) {
      if (change) note(change);
      link.properties = { href: target };
      return undefined;
    }
    if (isSeen && href !== '')
      note(change ?? `removed the link to ${href}, which leads nowhere; its text stays`);
    else if (!isSeen && target && !href.startsWith('#')) note(`removed an empty link to ${href}`);
    replaceElements(link, () => undefined);
    return link.children;
  });
};

function holdsPicture(link: Element): boolean {
  return link.children.some(
    (child) => child.type === 'element' && (child.tagName === 'img' || holdsPicture(child)),
  );
}

/** Ids of headings in the tree, and those they had on the old site. */
function headingIds(tree: Parameters<Step>[0]): ReadonlyMap<string, string> {
  const slugger = new GithubSlugger();
  const ids = new Map<string, string>();
  visit(tree, 'element', (node) => {
    if (!/^h[1-6]$/.test(node.tagName)) return;
    const text = textOf(node);
    const id = slugger.slug(text);
    const old = [attribute(node, 'id'), id, slug(text)];
    visit(
      node,
      'element',
      (inside) => void old.push(attribute(inside, 'id'), attribute(inside, 'name')),
    );
    for (const name of old) if (name && !ids.has(name)) ids.set(name, id);
  });
  return ids;
}

function partOf(href: string, parts: ReadonlyMap<string, string>): LinkTarget {
  const id = parts.get(decodedPart(href.slice(1)));
  return id === undefined ? {} : { href: `#${id}` };
}
