import { z } from 'zod';
import { expectedVisible, invisibleIn } from './invisible.ts';
import { isPrintable } from './text.ts';

/** An absolute `https:` or `http:` URL with a host, as written. */
export const webAddressSchema = z
  .string({ error: 'a URL' })
  .refine((text) => invisibleIn(text) === undefined, {
    error: ({ input }) => expectedVisible('a URL', String(input)),
    abort: true,
  })
  .refine(isWebAddress, { error: 'a URL that starts with https:// or http://', abort: true })
  .refine((text) => withoutCredentials(text) === undefined, {
    error: 'a URL without a user name and a password, which every reader would see',
  });

/** Whether a text is such a URL. */
export function isWebAddress(text: string): boolean {
  // Parsers take more slashes, and labels of a domain without characters, which no domain has.
  const isUsual = /^https?:\/\/(?!\.)(?![^/?#]*\.\.)[^\s/\\]\S*$/i.test(text);
  return isUsual && isPrintable(text) && URL.canParse(text);
}

/** The URL without the user name and the password in it; `undefined` if it has none. */
export function withoutCredentials(url: string): string | undefined {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*:\/\/)[^/?#\\]*@(.*)$/is.exec(url) ?? [];
  return scheme === undefined || rest === undefined ? undefined : scheme + rest;
}

/** Whether requests to this URL stay on this machine. */
export function isLocalUrl({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
