import type { EmailAddress } from '../core/email-address.ts';
import type { SignedLinks } from './signed-links.ts';
import type { SubscriberReader } from './subscriber.ts';

/** Who a preferences link belongs to. */
export type PreferencesLink =
  | { status: 'reader'; address: EmailAddress }
  /** A link that confirms a change of address; `address` is the new one. */
  | { status: 'new-address'; address: EmailAddress; from: EmailAddress }
  | { status: 'expired' }
  | { status: 'invalid' };

/** What the preferences page shows. */
export type PreferencesView =
  | Exclude<PreferencesLink, { status: 'reader' }>
  /** `newsletters` is undefined if the provider is unavailable. */
  | { status: 'reader'; address: EmailAddress; newsletters: readonly string[] | undefined }
  | { status: 'not-subscribed'; address: EmailAddress };

/** Verifies a token of either kind of preferences link. */
export async function readPreferencesLink(
  token: string,
  { signedLinks, now }: { signedLinks: SignedLinks; now: Date },
): Promise<PreferencesLink> {
  const reader = await signedLinks.read('preferences', token, now);
  if (reader.status === 'valid') return { status: 'reader', address: reader.grant.address };

  const change = await signedLinks.read('change-address', token, now);
  if (change.status !== 'valid') return { status: change.status };
  const { address, from } = change.grant;
  return { status: 'new-address', address, from };
}

/** Returns what the holder of a link sees. Changes nothing. */
export async function openPreferences(
  token: string,
  deps: { signedLinks: SignedLinks; subscribers: SubscriberReader; now: Date },
): Promise<PreferencesView> {
  const link = await readPreferencesLink(token, deps);
  if (link.status !== 'reader') return link;

  const { address } = link;
  const found = await deps.subscribers.read(address);
  if (found.status === 'not-subscribed') return { status: 'not-subscribed', address };
  const newsletters = found.status === 'subscribed' ? found.newsletters : undefined;
  return { status: 'reader', address, newsletters };
}
