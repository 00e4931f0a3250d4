import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import { isWebAddress } from '../../core/web-address.ts';
import type { BodyFault } from './body-fault.ts';
import { lineOf } from './line-of.ts';
import { plainAttributes } from './literal-expressions.ts';

const EXPECTED =
  'a link that begins with https://, http://, mailto: or tel:, a path from the root such as /about/, or # and a heading';

/** HTML attributes are case-insensitive, and SVG has an older name for `href`. */
const HREF = /^(?:xlink:)?href$/i;

/** Whether the text may contain an invalid link. Cheaper than walking the tree. */
export function mayHaveBadLinks(body: string): boolean {
  return /(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*["']?)(?!https?:\/\/\w|mailto:|tel:|\/[^/\\]|#)/i.test(
    body,
  );
}

/**
 * Reports links without a scheme (`example.org`, which browsers read as a relative path), relative
 * paths (`other-story/`), and links that run a script.
 */
export function checkLinks(report: (fault: BodyFault) => void) {
  const check = (href: unknown, line: number | undefined) => {
    if (typeof href !== 'string' || isValidLink(href)) return;
    report({ key: 'link', found: shown(href), expected: EXPECTED, line });
  };
  const visitElement = (node: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>) => {
    for (const attribute of plainAttributes(node).attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || !HREF.test(attribute.name)) continue;
      check(attribute.value, node.position?.start.line);
    }
  };
  return defineHastPlugin({
    name: 'check-links',
    options: { position: true },
    element: {
      filter: ['a'],
      visit: (link) => check(link.properties['href'], lineOf(link)),
    },
    mdxJsxFlowElement: { filter: [], visit: visitElement },
    mdxJsxTextElement: { filter: [], visit: visitElement },
  });
}

function isValidLink(href: string): boolean {
  return isWebAddress(href) || /^(?:mailto:|tel:)./i.test(href) || /^(?:\/(?![/\\])|#)/.test(href);
}
