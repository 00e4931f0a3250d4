import { z } from 'zod';

/**
 * A valid email address that is safe in a path of the Resend API, because the SDK does not escape
 * it. The local part is as typed, the domain in lower case (RFC 5321, section 2.4).
 */
export type EmailAddress = string & z.$brand<'EmailAddress'>;

/** Why an address is invalid, in the order of the checks. */
export type AddressFault =
  'missing' | 'unprintable' | 'too-long' | 'several' | 'no-at-sign' | 'local-part' | 'domain';

export type AddressCheck = { address: EmailAddress } | { fault: AddressFault };

/** Parses an address; `undefined` if it is invalid. */
export function parseEmailAddress(input: unknown): EmailAddress | undefined {
  const check = checkEmailAddress(input);
  return 'address' in check ? check.address : undefined;
}

/** Validates and normalizes an address. */
export const emailAddressSchema = z.string().transform((text, context): EmailAddress => {
  const address = parseEmailAddress(text);
  if (address !== undefined) return address;
  context.addIssue({ code: 'custom', message: 'a valid email address' });
  return z.NEVER;
});

/** Trims and checks an address; returns it, or why it is invalid. */
export function checkEmailAddress(input: unknown): AddressCheck {
  if (typeof input !== 'string') return { fault: 'missing' };
  const text = input.replace(INVISIBLE_AROUND, '');
  if (UNPRINTABLE.test(text)) return { fault: 'unprintable' };
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
  // The only cast to EmailAddress, after all checks.
  return { address: address as EmailAddress };
}

/**
 * Masks an address for the holder of its link: `ma…@example.org`. The result reveals neither all of
 * the local part nor its length.
 */
export function maskAddress(address: EmailAddress): string {
  const at = address.indexOf('@');
  const shown = at > 3 ? 2 : at > 1 ? 1 : 0;
  return `${address.slice(0, shown)}…${address.slice(at)}`;
}

/**
 * Returns one key for all spellings that Resend and nearly every mail server treat as the same
 * address: lower case. Use it for keys and comparisons only; email goes to the address as typed.
 */
export function sameMailbox(address: string): string {
  return address.toLowerCase();
}

/** RFC 5321, section 4.5.3.1.3: a path of 256 octets, two of which are the angle brackets. */
const MAX_ADDRESS = 254;
/** RFC 5321, section 4.5.3.1.1. */
const MAX_LOCAL_PART = 64;

// Control characters, line and paragraph separators, and bidirectional marks: none is part of an
// address, and each can hide or split one.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

// Zero-width characters and bidirectional marks, which are copied along from pages or from Windows.
// Around an address they have no meaning.
const INVISIBLE =
  '[\\p{Zs}\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]+';
const INVISIBLE_AROUND = new RegExp(`^${INVISIBLE}|${INVISIBLE}$`, 'gu');

// Characters allowed between dots (atext: RFC 5322, section 3.2.3) and unescaped in a path (pchar:
// RFC 3986, section 3.3). That excludes / ? # % ^ ` { | } and all non-ASCII letters.
const ATOM = "[a-z0-9!$&'*+=_~-]+";
const LOCAL_PART = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, 'i');

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
// The last label starts with a letter (RFC 3696, section 2), which excludes IP addresses.
const HOST_NAME = new RegExp(`^(?:${LABEL}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$`);

/**
 * Converts a domain to ASCII (`münchen.de` becomes `xn--mnchen-3ya.de`); `undefined` if it is
 * invalid.
 */
function asciiDomain(domain: string): string | undefined {
  // Only characters of a host name reach the URL, so that nothing is parsed as a port or a path.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return undefined;
  const url = URL.parse(`http://${domain}`);
  return url && HOST_NAME.test(url.hostname) ? url.hostname : undefined;
}
