import type { AddressFault } from './email-address.ts';

/** What to tell the visitor whose address was refused: one sentence each. */
export const faultSentences: Record<AddressFault, string> = {
  missing: 'Please enter your e-mail address.',
  unprintable: 'The address holds a character that cannot be printed: please type it again.',
  'too-long': 'The address is too long: at most 64 characters before the @, and 254 altogether.',
  several: 'Please enter one e-mail address only.',
  'no-at-sign': 'The address has no @ in it, as in name@example.org.',
  'local-part': 'The part before the @ is not one that we can write to.',
  domain: 'The part after the @ is not a domain, such as example.org.',
};
