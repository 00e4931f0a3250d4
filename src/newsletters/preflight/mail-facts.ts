import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import type { MailFacts } from './finding.ts';

/** What the check of an email reads from its HTML: links, pictures and text. */
export function mailFacts(html: string): MailFacts {
  const tree = fromHtml(html);
  const links: { href: string; text: string }[] = [];
  const ids = new Set<string>();
  const pictures: { src: string; alt: string | undefined }[] = [];
  visit(tree, 'element', (element) => {
    const { tagName, properties } = element;
    if (properties['id']) ids.add(String(properties['id']));
    // Without an address it is where a link leads.
    if (tagName === 'a' && properties['href'] !== undefined)
      links.push({ href: String(properties['href']), text: textOf(element) });
    if (tagName !== 'img') return;
    const { src, alt } = properties;
    pictures.push({ src: String(src ?? ''), alt: typeof alt === 'string' ? alt : undefined });
  });
  const isWithin = ({ href }: { href: string }) => href.startsWith('#') && ids.has(href.slice(1));
  let words = '';
  visit(tree, 'element', (element) => {
    if (element.tagName === 'body') words = textOf(element);
  });
  return { links: links.filter((link) => !isWithin(link)), pictures, words };
}

function textOf(element: Element): string {
  const parts: string[] = [];
  visit(element, 'text', ({ value }) => void parts.push(value));
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}
