import { type EmailAddress, maskAddress } from '../core/email-address.ts';

/**
 * A masked address for a sentence of a page: no line ends between its `…` and its `@`, where a WORD
 * JOINER stands (Unicode Standard Annex 14, rule LB11).
 */
export function unbrokenMask(address: EmailAddress): string {
  return maskAddress(address).replace('…', '…\u2060');
}
