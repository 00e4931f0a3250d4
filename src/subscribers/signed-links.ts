import type { EmailAddress } from '../core/email-address.ts';

/** What the holder of a signed link may do. A link made for one purpose is no link for another. */
export type Grant =
  /** Confirm a sign-up. */
  | {
      purpose: 'subscribe';
      address: EmailAddress;
      newsletters: readonly string[];
      /** Path of the page whose form was sent. */
      page: string;
    }
  /** See and change what the address receives. */
  | { purpose: 'preferences'; address: EmailAddress }
  /** Leave. */
  | { purpose: 'unsubscribe'; address: EmailAddress }
  /** Confirm that `address` shall receive what `from` receives. */
  | { purpose: 'change-address'; address: EmailAddress; from: EmailAddress };

export type Purpose = Grant['purpose'];
export type GrantOf<P extends Purpose> = Extract<Grant, { purpose: P }>;

/** What a link tells about itself. */
export type LinkResult<P extends Purpose> =
  | { status: 'valid'; grant: GrantOf<P>; issuedAt: Date }
  /** Genuine, but past its time: it still tells whose it was, so that a new one can be offered. */
  | { status: 'expired'; grant: GrantOf<P>; issuedAt: Date }
  | { status: 'invalid' };

/**
 * How long a link is good for, in hours. Those in the footer of a mail must work as long as the
 * mail is kept (CAN-SPAM asks for 30 days, RFC 8058 for no end).
 */
export const LINK_LIFE_HOURS = {
  subscribe: 48,
  'change-address': 48,
  preferences: undefined,
  unsubscribe: undefined,
} as const satisfies Record<Purpose, number | undefined>;

/** Makes and reads the signed word in a link. Nothing about it is stored. */
export interface SignedLinks {
  /** The same grant and second give the same token, so that a repeated mail is the same mail. */
  issue(grant: Grant, issuedAt: Date): Promise<string>;
  /** Any text may be given; whatever is no token of ours for this purpose is `invalid`. */
  read<P extends Purpose>(purpose: P, token: string, now: Date): Promise<LinkResult<P>>;
}
