import { z } from 'zod';
import { slugSchema } from '../core/slug.ts';
import { lineForMail } from '../core/text.ts';
import { isWebAddress } from '../core/web-address.ts';

// Values of settings. Error messages continue the sentence "Set …".

/** A string that `isValid` accepts. */
export function matching(isValid: (text: string) => boolean, error: string) {
  // Aborts, so that a union reports its own message.
  return z.string({ error }).refine(isValid, { error, abort: true });
}

/** One of these strings. */
export function oneOf(values: readonly string[]) {
  const names = values.map((value) => `"${value}"`).join(', ');
  return matching((text) => values.includes(text), `one of ${names}`);
}

/** One line of text of 1 to `max` characters. */
export function line(max: number) {
  const schema = lineForMail(max);
  const isLine = (text: string) => schema.safeParse(text).success;
  return matching(isLine, `one line of text of 1 to ${max} characters`);
}

/** The name of a file that is part of a URL. */
export const slug = matching(
  (text) => slugSchema.safeParse(text).success,
  'a file name without its extension, in lower-case letters, digits and single hyphens',
);

/** The address of a link: a URL, or a path of this site. */
export const linkAddress = matching(
  (text) =>
    isWebAddress(text) || /^mailto:[^\s@]+@[^\s@]+$/.test(text) || /^\/(?!\/)\S*$/.test(text),
  'a URL that starts with https://, or a path of this site such as "/about/"',
);
