import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import type { MailFacts } from './finding.ts';

/** What the check of an email reads from its HTML: links, pictures and text. */
export function mailFacts(html: string): MailFacts {
  const tree = fromHtml(html);
  const links: { href: string; text: string }[] = [];
  const pictures: { src: string; alt: string | undefined }[] = [];
  visit(tree, 'element', (element) => {
    const { tagName, properties } = element;
    if (tagName === 'a')
      links.push({ href: String(properties['href'] ?? ''), text: textOf(element) });
    if (tagName !== 'img') return;
    const { src, alt } = properties;
    pictures.push({ src: String(src ?? ''), alt: typeof alt === 'string' ? alt : undefined });
  });
  let words = '';
  visit(tree, 'element', (element) => {
    if (element.tagName === 'body') words = textOf(element);
  });
  return { links, pictures, words };
}

function textOf(element: Element): string {
  const parts: string[] = [];
  visit(element, 'text', ({ value }) => void parts.push(value));
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}
