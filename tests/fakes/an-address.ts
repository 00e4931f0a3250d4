import { parseEmailAddress, type EmailAddress } from '../../src/core/email-address.ts';

/** A text that a test knows to be an address. */
export function anAddress(text: string): EmailAddress {
  const address = parseEmailAddress(text);
  if (!address) throw new Error(`${text} is no address`);
  return address;
}
