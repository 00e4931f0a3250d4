import { decodedPart } from '../../../../src/core/percent-encoding.ts';
import type { Element } from 'hast';
import { attribute, replaceElements, textOf } from '../hast.ts';
import type { LinkTarget, Step } from './cleaning.ts';
import { keptHeadingIds, type Part } from './heading-ids.ts';

/**
 * Leads links to where their targets are now. A link that leads nowhere becomes its text, and a link
 * without text is removed, because nobody can see or follow either.
 */
export const workingLinks: Step = (tree, { note, linkTo }) => {
  const parts = keptHeadingIds(tree, note);
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
      const title = attribute(link, 'title').trim();
      link.properties = { href: target, ...(title && title !== textOf(link) && { title }) };
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

function partOf(href: string, parts: ReadonlyMap<string, Part>): LinkTarget {
  const { id, isAround } = parts.get(decodedPart(href.slice(1))) ?? {};
  if (id === undefined) return {};
  const note = `the link to ${href} leads to the heading above it, #${id}`;
  return { href: `#${id}`, ...(isAround && { note }) };
}
