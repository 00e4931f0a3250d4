import type { Element } from 'hast';
import { attribute, element, text } from '../hast.ts';

/** A card as Ghost writes a link preview, which `embedsAsCards` reads. */
export function linkPreview(made: Element): Element {
  const part = (name: string, tagName: string) => {
    const words = attribute(made, name);
    const properties = { className: [`kg-bookmark-${name}`] };
    return words ? [element(tagName, properties, [text(words)])] : [];
  };
  const link = { className: ['kg-bookmark-container'], href: attribute(made, 'url') };
  const parts = [
    ...part('title', 'div'),
    ...part('description', 'div'),
    ...part('publisher', 'span'),
  ];
  return element('figure', { className: ['kg-card', 'kg-bookmark-card'] }, [
    element('a', link, parts),
  ]);
}
