import { parseEmailAddress, type EmailAddress } from '../../src/core/email-address.ts';

/** A valid address. */
export function anAddress(text: string): EmailAddress {
  const address = parseEmailAddress(text);
  if (!address) throw new Error(`${text} is no address`);
  return address;
}
