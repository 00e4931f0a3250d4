import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import { withAddress } from '../../core/address-in-line.ts';
import { expectedVisible, invisibleIn, withoutInvisible } from '../../core/invisible.ts';
import { slugFrom } from '../../core/slug.ts';
import { decodedPart } from '../../core/percent-encoding.ts';
import { isWebAddress } from '../../core/web-address.ts';
import type { BodyFault } from './body-fault.ts';
import type { BodyLink } from './body-links.ts';
import { lineOf } from './line-of.ts';
import { isLocalAddress, ownPath, type SiteAddress } from './own-links.ts';
import { plainAttributes } from './literal-expressions.ts';

const EXPECTED =
  'a link that begins with https://, http://, mailto: or tel:, a path from the root such as /about/, or # and a heading';
const NO_TEXT = 'text between the brackets, which readers click: [text](https://…)';

/** The path of a file that no page is. */
export const FILE_NAME =
  /^[^:?#]*?(?<name>[^/:?#]+\.(?:csv|docx?|epub|gif|ics|jpe?g|json|mp3|mp4|od[pst]|pdf|png|pptx?|svg|txt|webp|xlsx?|zip))$/i;
const TEXT_FILE =
  /^(?:\.{0,2}\/)*(?:articles\/)?(?<name>[^/:?#]+?)(?:\/index)?\.mdx?(?<part>#.*)?$/i;

/** HTML attributes are case-insensitive, and SVG has an older name for `href`. */
const HREF = /^(?:xlink:)?href$/i;

/** Whether the text may contain an invalid link or one within the site. Cheaper than walking the tree. */
export function mayNeedLinkCheck(body: string, { site }: SiteAddress): boolean {
  const host = site && URL.parse(site)?.host;
  return (
    (host !== undefined && body.includes(host)) ||
    body.includes(':4321') ||
    /(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*["']?)(?!https?:\/\/\w|mailto:|tel:)|\[\s*\]\(/i.test(body) ||
    invisibleIn(body) !== undefined
  );
}

/**
 * Reports links without a scheme (`example.org`, which browsers read as a relative path), relative
 * paths (`other-story/`), links that run a script, and links without text. Adds links within the site to
 * `links`, also those with the URL of the site, which is `at`.
 */
export function checkLinks(
  report: (fault: BodyFault) => void,
  { links, at }: { links: BodyLink[]; at: SiteAddress },
) {
  const check = (href: unknown, children: readonly Child[] | undefined, line?: number) => {
    if (typeof href !== 'string') return;
    const address = { address: href, line };
    const plain = href.replaceAll(/(?:%[\da-f]{2})+/gi, decodedPart);
    const found = shown(plain);
    if (invisibleIn(plain) !== undefined) {
      const expected = expectedVisible('a link', plain);
      const instead = (text: string) => withAddress(text, href, withoutInvisible(plain));
      report({ key: 'link', found, expected, ...address, instead });
    } else if (!isValidLink(href)) {
      const { expected, better } = validLink(href);
      const instead = (written: string) =>
        better === undefined ? undefined : withAddress(written, href, better);
      report({ key: 'link', found, expected, ...address, instead });
      // So that it is reported if there is no such article.
      if (better?.startsWith('/')) links.push({ href: better, line });
    } else if (children?.every(isBlankText)) {
      report({ key: 'link', found: `[](${plain})`, expected: NO_TEXT, line });
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

/** What to write instead of an invalid link. */
function validLink(href: string): { expected: string; better?: string } {
  const { name: file } = FILE_NAME.exec(href.replace(/[?#].*$/, ''))?.groups ?? {};
  if (file !== undefined)
    return { expected: `the file in public/ and a link from the root: /${file}` };
  const { name, part = '' } = TEXT_FILE.exec(href)?.groups ?? {};
  if (name === undefined) return { expected: EXPECTED, ...withScheme(href) };
  const decoded = decodedPart(name);
  const better = `/articles/${/[^\w/-]/.test(decoded) ? slugFrom(decoded) : name}/${part}`;
  return { expected: `the address of the article: ${better}`, better };
}

/** What people type for `https://`, and a domain. */
const DOMAIN =
  /^(?:h?t{1,3}ps?(?:[:;]?\/{1,3}|:)|\/\/)?(?<address>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#].*)?)$/i;

const EMAIL = /^[^\s@:/?#]+@[\w-]+(?:\.[\w-]+)+$/;

/** The address with `https://` before a domain, such as `example.org/a`, or `mailto:` before that of an email. */
function withScheme(href: string): { better?: string } {
  if (EMAIL.test(href)) return { better: `mailto:${href}` };
  const { address } = DOMAIN.exec(href)?.groups ?? {};
  return address === undefined ? {} : { better: `https://${address}` };
}

interface Child {
  type: string;
  value?: unknown;
}

function isBlankText({ type, value }: Child): boolean {
  return type === 'text' && String(value).trim() === '';
}

/** Schemes of programs for messages and files, besides those of the web. None runs a script. */
const OTHER_SCHEMES = /^(?:ftp|ircs?|mailto|sms|tel|xmpp):./i;

function isValidLink(href: string): boolean {
  return isWebAddress(href) || OTHER_SCHEMES.test(href) || /^(?:\/(?![/\\])|#)/.test(href);
}
