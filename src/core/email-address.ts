import { z } from 'zod';

/**
 * An address that can be mailed and that is safe in a path of Resend's API, where its SDK puts it
 * as it is: it holds nothing that a path segment has to escape. The local part stands as its owner
 * wrote it, the domain in lower case (RFC 5321, section 2.4).
 */
export type EmailAddress = string & z.$brand<'EmailAddress'>;

/** Why a text is no address, in the order in which the reasons are looked for. */
export type AddressFault =
  'missing' | 'unprintable' | 'too-long' | 'several' | 'no-at-sign' | 'local-part' | 'domain';

export type AddressCheck = { address: EmailAddress } | { fault: AddressFault };

/** The address that `input` is, or `undefined`. */
export function parseEmailAddress(input: unknown): EmailAddress | undefined {
  const check = checkEmailAddress(input);
  return 'address' in check ? check.address : undefined;
}

/** Takes a text that is an address, and brings it into its one form. */
export const emailAddressSchema = z.string().transform((text, context): EmailAddress => {
  const address = parseEmailAddress(text);
  if (address !== undefined) return address;
  context.addIssue({ code: 'custom', message: 'no e-mail address' });
  return z.NEVER;
});

/** The address that `input` is, without the white space around it, or why it is none. */
export function checkEmailAddress(input: unknown): AddressCheck {
  if (typeof input !== 'string') return { fault: 'missing' };
  const visible = input.replace(INVISIBLE_AROUND, '');
  if (UNPRINTABLE.test(visible)) return { fault: 'unprintable' };

  const text = visible.trim();
  if (text === '') return { fault: 'missing' };
  if (text.length > MAX_ADDRESS) return { fault: 'too-long' };

  const at = text.lastIndexOf('@');
  if (at === -1) return { fault: 'no-at-sign' };
  if (/[,;]/.test(text) || text.indexOf('@') !== at) return { fault: 'several' };

  const local = text.slice(0, at);
  if (local.length > MAX_LOCAL_PART) return { fault: 'too-long' };
  if (!LOCAL_PART.test(local)) return { fault: 'local-part' };

  const domain = asciiDomain(text.slice(at + 1));
  if (domain === undefined) return { fault: 'domain' };

  const address = `${local}@${domain}`;
  if (address.length > MAX_ADDRESS) return { fault: 'too-long' };
  // The one place that makes an EmailAddress: every check stands above.
  return { address: address as EmailAddress };
}

/**
 * The address as it may be shown to whoever holds its link: `ma…@example.org`. How long the local
 * part is cannot be told from it, and never is all of it shown.
 */
export function maskAddress(address: EmailAddress): string {
  const at = address.indexOf('@');
  const shown = at > 3 ? 2 : at > 1 ? 1 : 0;
  return `${address.slice(0, shown)}…${address.slice(at)}`;
}

/**
 * One form for spellings that Resend, and nearly every mail server, take for the same address: letter
 * case aside. For keys and comparisons alone; mail goes to the address as its owner wrote it.
 */
export function sameMailbox(address: string): string {
  return address.toLowerCase();
}

/** RFC 5321, section 4.5.3.1.3: a path of 256 octets, two of which are the angle brackets. */
const MAX_ADDRESS = 254;
/** RFC 5321, section 4.5.3.1.1. */
const MAX_LOCAL_PART = 64;

// C0 and C1 controls, DEL, line and paragraph separators, and the marks that turn the direction
// of what follows: none is part of an address, and each can hide or split one.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

// Zero-width characters and marks of direction, which come along when an address is copied from a page
// or from Windows. Around an address they mean nothing.
const INVISIBLE =
  '[\\p{Zs}\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]+';
const INVISIBLE_AROUND = new RegExp(`^${INVISIBLE}|${INVISIBLE}$`, 'gu');

// What may stand between dots (atext: RFC 5322, section 3.2.3) and in a path as it is (pchar: RFC 3986,
// section 3.3). That leaves out / ? # % ^ ` { | } and every letter that is not ASCII.
const ATOM = "[a-z0-9!$&'*+=_~-]+";
const LOCAL_PART = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, 'i');

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
// The last label begins with a letter (RFC 3696, section 2), so that no IP address is a domain.
const HOST_NAME = new RegExp(`^(?:${LABEL}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$`);

/** A domain in the letters of the DNS (`münchen.de` becomes `xn--mnchen-3ya.de`), or `undefined`. */
function asciiDomain(domain: string): string | undefined {
  // Only what can stand in a name goes into the URL, so that nothing there reads as port or path.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return undefined;
  const url = URL.parse(`http://${domain}`);
  return url && HOST_NAME.test(url.hostname) ? url.hostname : undefined;
}
