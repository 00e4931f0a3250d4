import type { ElementContent, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { htmlOf } from './mail-sections.ts';

/** HTML, or the address of a link that stands alone in its paragraph. */
export type LinkedPiece = { html: string } | { address: string };

/**
 * The HTML in pieces around the paragraphs that are nothing but a link to one of these addresses. A
 * second link to the same one is text.
 */
export function aroundLinkedParagraphs(
  html: string,
  addresses: ReadonlySet<string>,
): LinkedPiece[] {
  const left = new Set(addresses);
  const pieces: LinkedPiece[] = [];
  let run: RootContent[] = [];
  const endRun = () => {
    const text = htmlOf(run);
    if (text.trim() !== '') pieces.push({ html: text });
    run = [];
  };
  for (const node of fromHtml(html, { fragment: true }).children) {
    const address = onlyLink(node);
    if (address === undefined || !left.delete(address)) {
      run.push(node);
      continue;
    }
    endRun();
    pieces.push({ address });
  }
  endRun();
  return pieces;
}

/** The address of a paragraph that is only a link. */
function onlyLink(node: RootContent): string | undefined {
  if (node.type !== 'element' || node.tagName !== 'p') return undefined;
  const [link, ...others] = node.children.filter(hasText);
  const isLink = link?.type === 'element' && link.tagName === 'a' && others.length === 0;
  return isLink ? String(link.properties['href'] ?? '') : undefined;
}

function hasText(node: ElementContent): boolean {
  return node.type !== 'text' || node.value.trim() !== '';
}
