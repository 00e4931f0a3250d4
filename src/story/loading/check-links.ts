import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import { isWebAddress } from '../../core/web-address.ts';
import type { BodyFault } from './body-fault.ts';
import type { BodyLink } from './body-links.ts';
import { lineOf } from './line-of.ts';
import { plainAttributes } from './literal-expressions.ts';

const EXPECTED =
  'a link that begins with https://, http://, mailto: or tel:, a path from the root such as /about/, or # and a heading';
const NO_TEXT = 'text between the brackets, which readers click: [text](https://…)';

/** HTML attributes are case-insensitive, and SVG has an older name for `href`. */
const HREF = /^(?:xlink:)?href$/i;

/** Whether the text may contain an invalid link or one within the site. Cheaper than walking the tree. */
export function mayNeedLinkCheck(body: string): boolean {
  return /(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*["']?)(?!https?:\/\/\w|mailto:|tel:)|\[\s*\]\(/i.test(
    body,
  );
}

/**
 * Reports links without a scheme (`example.org`, which browsers read as a relative path), relative
 * paths (`other-story/`), links that run a script, and links without text. Adds links within the site to
 * `links`.
 */
export function checkLinks(report: (fault: BodyFault) => void, links: BodyLink[]) {
  const check = (href: unknown, children: readonly Child[] | undefined, line?: number) => {
    if (typeof href !== 'string') return;
    if (!isValidLink(href)) report({ key: 'link', found: shown(href), expected: EXPECTED, line });
    else if (children?.every(isBlankText)) {
      report({ key: 'link', found: `[](${href})`, expected: NO_TEXT, line });
    } else if (/^[/#](?!user-content-fn)/.test(href)) links.push({ href, line });
  };
  const visitElement = (node: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>) => {
    for (const attribute of plainAttributes(node).attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || !HREF.test(attribute.name)) continue;
      // Drawings have links to pictures, which have no text.
      const children = node.name?.toLowerCase() === 'a' ? node.children : undefined;
      check(attribute.value, children, node.position?.start.line);
    }
  };
  return defineHastPlugin({
    name: 'check-links',
    options: { position: true },
    element: {
      filter: ['a'],
      visit: (link) => check(link.properties['href'], link.children, lineOf(link)),
    },
    mdxJsxFlowElement: { filter: [], visit: visitElement },
    mdxJsxTextElement: { filter: [], visit: visitElement },
  });
}

interface Child {
  type: string;
  value?: unknown;
}

function isBlankText({ type, value }: Child): boolean {
  return type === 'text' && String(value).trim() === '';
}

function isValidLink(href: string): boolean {
  return isWebAddress(href) || /^(?:mailto:|tel:)./i.test(href) || /^(?:\/(?![/\\])|#)/.test(href);
}
