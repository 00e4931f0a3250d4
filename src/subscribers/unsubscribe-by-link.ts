import type { EmailAddress } from '../core/email-address.ts';
import type { Outbox } from './outbox/outbox.ts';
import { requestKey } from './outbox/request-key.ts';
import type { LinkResult, SignedLinks } from './signed-links.ts';

export type UnsubscribeResult =
  | { status: 'unsubscribed'; address: EmailAddress }
  | Exclude<LinkResult<'unsubscribe'>, { status: 'valid' }>
  | { status: 'unavailable'; address: EmailAddress };

/** Unsubscribes the address of a valid link from everything. Repeating it changes nothing. */
export async function unsubscribeByLink(
  token: string,
  { signedLinks, outbox, now }: { signedLinks: SignedLinks; outbox: Outbox; now: Date },
): Promise<UnsubscribeResult> {
  const reading = await signedLinks.read('unsubscribe', token, now);
  if (reading.status !== 'valid') return reading;

  const { address } = reading.grant;
  const kept = await outbox.add({
    key: requestKey('leave', [address], now),
    job: { kind: 'leave', address, at: now, reason: 'reader' },
    now,
  });
  return { status: kept === 'unavailable' ? kept : 'unsubscribed', address };
}
