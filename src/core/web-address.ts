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
  .refine(isWebAddress, { error: 'a URL that starts with https:// or http://' });

/** Whether a text is such a URL. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && isPrintable(text) && URL.canParse(text);
}

/** Whether requests to this URL stay on this machine. */
export function isLocalUrl({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
