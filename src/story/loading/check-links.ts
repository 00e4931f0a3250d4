import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import { withAddress } from '../../core/address-in-line.ts';
import { expectedVisible, invisibleIn, withoutInvisible } from '../../core/invisible.ts';
import { decodedPart } from '../../core/percent-encoding.ts';
import type { BodyFault } from './body-fault.ts';
import type { BodyLink } from './body-links.ts';
import { lineOf } from './line-of.ts';
import { addressFault } from './link-address.ts';
import { hasPicture, isNamed, type Named } from './link-name.ts';
import { isLocalAddress, ownPath, type SiteAddress } from './own-links.ts';
import { plainAttributes } from './literal-expressions.ts';

const NO_TEXT = 'text between the brackets, which readers click: [text](https://…)';
const NO_DESCRIPTION =
  'a description of the picture that says where the link leads: [![Description](./picture.png)](https://…)';

/** HTML attributes are case-insensitive, and SVG has an older name for `href`. */
const HREF = /^(?:xlink:)?href$/i;

/** Whether the text may contain an invalid link or one within the site. Cheaper than walking the tree. */
export function mayNeedLinkCheck(body: string, { site }: SiteAddress): boolean {
  const host = site && URL.parse(site)?.host;
  return (
    (host !== undefined && body.includes(host)) ||
    body.includes(':4321') ||
    /(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*["']?)(?!https?:\/\/\w)|\[\s*\]\(/i.test(body) ||
    /\[!\[|<a\s|:\/\/[^\s/]*(?:@|\.\.|:\d{5})|\b(?:mailto|tel):/i.test(body) ||
    invisibleIn(body) !== undefined
  );
}

/**
 * Reports links without a scheme (`example.org`, which browsers read as a relative path), relative
 * paths (`other-story/`), links that run a script or have a password in them, and links without text. Adds links within the site to
 * `links`, also those with the URL of the site, which is `at`.
 */
export function checkLinks(
  report: (fault: BodyFault) => void,
  { links, at }: { links: BodyLink[]; at: SiteAddress },
) {
  const check = (href: unknown, children: readonly Named[] | undefined, line?: number) => {
    if (typeof href !== 'string') return;
    const address = { address: href, line };
    const plain = href.replaceAll(/(?:%[\da-f]{2})+/gi, decodedPart);
    const found = shown(plain);
    const wrong = addressFault(href);
    if (invisibleIn(plain) !== undefined) {
      const expected = expectedVisible('a link', plain);
      const instead = (text: string) => withAddress(text, href, withoutInvisible(plain));
      report({ key: 'link', found, expected, ...address, instead });
    } else if (wrong) {
      const { expected, better } = wrong;
      const instead = (written: string) =>
        better === undefined ? undefined : withAddress(written, href, better);
      report({ key: 'link', found, expected, ...address, instead });
      // So that it is reported if there is no such article.
      if (better?.startsWith('/')) links.push({ href: better, line });
    } else if (children && !children.some(isNamed)) {
      const isPicture = children.some(hasPicture);
      const [label, expected] = isPicture ? ['![](…)', NO_DESCRIPTION] : ['', NO_TEXT];
      report({ key: 'link', found: `[${label}](${plain})`, expected, line });
    } else if (/^[/#](?!user-content-fn)/.test(href)) links.push({ href, line });
    else {
      const path = ownPath(href, at);
      // A URL in text shows the address of the development server to readers.
      const isShown = isLocalAddress(href) && children?.some(({ value }) => value === href);
      if (path !== undefined && !isShown) links.push({ href: path, line, written: href });
    }
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
