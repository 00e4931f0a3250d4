import { slugFrom } from '../../core/slug.ts';
import { decodedPart } from '../../core/percent-encoding.ts';
import { isWebAddress, withoutCredentials } from '../../core/web-address.ts';

const EXPECTED =
  'a link that begins with https://, http://, mailto: or tel:, a path from the root such as /about/, or # and a heading';

/** The path of a file that no page is. */
export const FILE_NAME =
  /^[^:?#]*?(?<name>[^/:?#]+\.(?:csv|docx?|epub|gif|ics|jpe?g|json|mp3|mp4|od[pst]|pdf|png|pptx?|svg|txt|webp|xlsx?|zip))$/i;
const TEXT_FILE =
  /^(?:\.{0,2}\/)*(?:articles\/)?(?<name>[^/:?#]+?)(?:\/index)?\.mdx?(?<part>#.*)?$/i;

/** What is wrong with the address of a link: what is expected, and what to write instead if that is plain. */
export interface AddressFault {
  expected: string;
  better?: string | undefined;
}

/** The problem of the address of a link, as it is written; `undefined` if it has none. */
export function addressFault(href: string): AddressFault | undefined {
  const better = withoutCredentials(href);
  if (better !== undefined) {
    const expected = 'an address without a user name and a password, which every reader would see';
    return { expected, better };
  }
  if (/^(?:mailto|tel|sms):/i.test(href)) return spaceFault(href);
  const isValid = isWebAddress(href) || OTHER_SCHEMES.test(href) || /^(?:\/(?![/\\])|#)/.test(href);
  return isValid ? undefined : validLink(href);
}

/** The problem of an address of an email or of a phone that is empty or has spaces in it. */
function spaceFault(href: string): AddressFault | undefined {
  const { scheme = '', to = '', rest = '' } =
    // Markdown encodes spaces.
    /^(?<scheme>\w+:)(?<to>[^?]*)(?<rest>.*)$/s.exec(href.replaceAll('%20', ' '))?.groups ?? {};
  if (to + rest === '') return { expected: EXPECTED };
  if (!/\s/.test(to)) return undefined;
  const isPhone = scheme.toLowerCase() !== 'mailto:';
  const written = isPhone ? to.replaceAll(/\s/g, '') : to.trim();
  const expected = `${scheme} and ${isPhone ? 'a number' : 'an address'} without spaces`;
  return { expected, better: /\s/.test(written) ? undefined : scheme + written + encoded(rest) };
}

/** What to write instead of an invalid link. */
function validLink(href: string): AddressFault {
  if (isWebAddress(encoded(href)))
    return { expected: 'an address without spaces', better: encoded(href) };
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
function withScheme(href: string): Pick<AddressFault, 'better'> {
  if (EMAIL.test(href)) return { better: `mailto:${href}` };
  const { address } = DOMAIN.exec(href)?.groups ?? {};
  return address === undefined ? {} : { better: `https://${address}` };
}

function encoded(address: string): string {
  return address.trim().replaceAll(/\s/g, '%20');
}

/** Schemes of programs for messages and files, besides those of the web. None runs a script. */
const OTHER_SCHEMES = /^(?:ftp|ircs?|xmpp):./i;
