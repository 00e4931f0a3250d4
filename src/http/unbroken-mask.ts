import { type EmailAddress, maskAddress } from '../core/email-address.ts';

/**
 * Masks an address for text on a page. A WORD JOINER prevents a line break between `…` and `@`
 * (Unicode Standard Annex 14, rule LB11).
 */
export function unbrokenMask(address: EmailAddress): string {
  return maskAddress(address).replace('…', '…\u2060');
}
