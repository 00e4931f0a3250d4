import type { EmailAddress } from '../core/email-address.ts';

/**
 * What the holder of a signed link may do. A link issued for one purpose is invalid for any other.
 */
export type Grant =
  /** Confirm a sign-up. */
  | {
      purpose: 'subscribe';
      address: EmailAddress;
      newsletters: readonly string[];
      /** Path of the page whose form was sent. */
      page: string;
    }
  /** See and change the subscriptions of the address. */
  | { purpose: 'preferences'; address: EmailAddress }
  /** Unsubscribe. */
  | { purpose: 'unsubscribe'; address: EmailAddress }
  /** Confirm that `address` replaces `from`. */
  | { purpose: 'change-address'; address: EmailAddress; from: EmailAddress };

export type Purpose = Grant['purpose'];
export type GrantOf<P extends Purpose> = Extract<Grant, { purpose: P }>;

/** The result of verifying a link. */
export type LinkResult<P extends Purpose> =
  | { status: 'valid'; grant: GrantOf<P>; issuedAt: Date }
  /** Signed by us but expired. The grant is kept so that a new link can be offered. */
  | { status: 'expired'; grant: GrantOf<P>; issuedAt: Date }
  | { status: 'invalid' };

/**
 * How long a link is valid, in hours; `undefined` means forever. Links in the footer of an email
 * must work as long as the email is kept (CAN-SPAM requires 30 days, RFC 8058 sets no limit).
 */
export const LINK_LIFE_HOURS = {
  subscribe: 48,
  'change-address': 48,
  preferences: undefined,
  unsubscribe: undefined,
} as const satisfies Record<Purpose, number | undefined>;

/** Issues and verifies the tokens in links. Nothing is stored. */
export interface SignedLinks {
  /** The same grant in the same second gives the same token, so a retried email is identical. */
  issue(grant: Grant, issuedAt: Date): Promise<string>;
  /** Accepts any text. A token that was not issued for this purpose is `invalid`. */
  read<P extends Purpose>(purpose: P, token: string, now: Date): Promise<LinkResult<P>>;
}
