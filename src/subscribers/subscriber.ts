import type { EmailAddress } from '../core/email-address.ts';

/**
 * What is kept with a subscriber at Resend besides the address: keys of contact properties, all of
 * them texts. Moments are ISO 8601 in UTC.
 */
export const subscriberProperties = {
  /** The last time that the reader decided anything: joined, chose, left. */
  decidedAt: 'decided_at',
  /** When, on which page and to which words the reader last agreed. */
  consentAt: 'consent_at',
  consentPage: 'consent_page',
  consentText: 'consent_text',
  /** Ids of the newsletters that we last set, separated by spaces. */
  newsletters: 'newsletters',
  /** The signed word in the link to the preferences, which broadcasts fill in. */
  preferencesToken: 'preferences_token',
} as const;

/** What a reader agreed to. */
export interface Consent {
  at: Date;
  /** Path of the page whose form was sent: `/articles/some-story/`. */
  page: string;
  /** The promise that stood beside the button. */
  text: string;
}

/** Tells what an address receives. */
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
 * Whether the reader has decided anything after `since`, so that what was asked for then is void.
 * `own` is the moment that this very piece of work leaves behind: it is found when the work was begun
 * before and not finished.
 */
export function isSuperseded(decidedAt: Date | undefined, since: Date, own: Date): boolean {
  if (decidedAt === undefined || decidedAt.getTime() === own.getTime()) return false;
  return decidedAt.getTime() > since.getTime();
}

/** The last moment of the second in which a link was issued: links know no smaller time. */
export function endOfSecond(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 1000) * 1000 + 999);
}
