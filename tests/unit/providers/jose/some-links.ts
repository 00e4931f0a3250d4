import { joseSignedLinks } from '../../../../src/providers/jose/jose-signed-links.ts';
import type { Grant } from '../../../../src/subscribers/signed-links.ts';
import { anAddress } from '../../../fakes/an-address.ts';

export const secret = 'the-first-secret-of-32-characters';
export const issuer = 'https://news.example.org';
export const links = joseSignedLinks({ secrets: [secret], issuer });
export const address = anAddress('ada@example.org');
export const noon = new Date('2025-03-01T12:00:00Z');

export const grant = {
  purpose: 'subscribe',
  address,
  newsletters: ['daily', 'weekly'],
  page: '/a/',
} as const;

/** One of each purpose. */
export const GRANTS: Grant[] = [
  grant,
  { purpose: 'preferences', address },
  { purpose: 'unsubscribe', address },
  { purpose: 'change-address', address, from: anAddress('old@example.org') },
];
