import { z } from 'zod';
import { isPrintable } from './text.ts';

/** An absolute `https:` or `http:` address with a host, as the writer wrote it. */
export const webAddressSchema = z.string({ error: 'a web address' }).refine(isWebAddress, {
  error: 'a web address that begins with https:// or http://',
});

/** Whether a text is such an address. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && isPrintable(text) && URL.canParse(text);
}

/** Whether what is sent to the address stays on this machine. */
export function isLocalUrl({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
