import type { EmailAddress } from '../core/email-address.ts';

/**
 * Keys of the contact properties that Resend stores with a subscriber. All values are strings;
 * times are ISO 8601 in UTC.
 */
export const subscriberProperties = {
  /** When the reader last made a decision: subscribed, changed newsletters or unsubscribed. */
  decidedAt: 'decided_at',
  /** When, on which page and to which text the reader last agreed. */
  consentAt: 'consent_at',
  consentPage: 'consent_page',
  consentText: 'consent_text',
  /** Ids of the newsletters that we last set, separated by spaces. */
  newsletters: 'newsletters',
  /** The token of the preferences link, which broadcasts fill in. */
  preferencesToken: 'preferences_token',
} as const;

/** What a reader agreed to. */
export interface Consent {
  at: Date;
  /** Path of the page with the form: `/articles/some-story/`. */
  page: string;
  /** The promise shown next to the button. */
  text: string;
}

/** Reads the newsletters of an address. */
export interface SubscriberReader {
  read(
    address: EmailAddress,
  ): Promise<
    | { status: 'subscribed'; newsletters: readonly string[] }
    | { status: 'not-subscribed' }
    | { status: 'unavailable' }
  >;
}

/**
 * Whether the reader made a decision after `since`, which makes an older request void. `own` is the
 * time that this job itself records: finding it means that the job ran before and was interrupted.
 */
export function isSuperseded(decidedAt: Date | undefined, since: Date, own: Date): boolean {
  if (decidedAt === undefined || decidedAt.getTime() === own.getTime()) return false;
  return decidedAt.getTime() > since.getTime();
}

/** The end of the second in which a link was issued, because links store whole seconds. */
export function endOfSecond(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 1000) * 1000 + 999);
}
