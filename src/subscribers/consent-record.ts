import type { EmailAddress } from '../core/email-address.ts';
import type { SignedLinks } from './signed-links.ts';
import { type Consent, subscriberProperties as keys } from './subscriber.ts';

/** Returns the record of a subscriber who agreed to receive these newsletters. */
export async function consentRecord(
  subscriber: { address: EmailAddress; newsletters: readonly string[]; consent: Consent },
  signedLinks: SignedLinks,
): Promise<Record<string, string>> {
  const { address, newsletters, consent } = subscriber;
  return {
    [keys.decidedAt]: consent.at.toISOString(),
    [keys.consentAt]: consent.at.toISOString(),
    [keys.consentPage]: consent.page,
    [keys.consentText]: consent.text,
    [keys.newsletters]: newsletters.join(' '),
    [keys.preferencesToken]: await signedLinks.issue(
      { purpose: 'preferences', address },
      consent.at,
    ),
  };
}
