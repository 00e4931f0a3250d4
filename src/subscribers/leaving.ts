import type { EmailAddress } from '../core/email-address.ts';
import type { Outbox } from './outbox/outbox.ts';
import { pressKey } from './outbox/outbox-key.ts';
import type { LinkReading, SignedLinks } from './signed-links.ts';

export type LeaveResult =
  | { status: 'left'; address: EmailAddress }
  | Exclude<LinkReading<'unsubscribe'>, { status: 'valid' }>
  | { status: 'unavailable'; address: EmailAddress };

/** Has the address of a valid link receive nothing more. Leaving again changes nothing. */
export async function leaveByLink(
  token: string,
  { signedLinks, outbox, now }: { signedLinks: SignedLinks; outbox: Outbox; now: Date },
): Promise<LeaveResult> {
  const reading = await signedLinks.read('unsubscribe', token, now);
  if (reading.status !== 'valid') return reading;

  const { address } = reading.grant;
  const kept = await outbox.add({
    key: pressKey('leave', [address], now),
    job: { kind: 'leave', address, at: now, reason: 'reader' },
    now,
  });
  return { status: kept === 'unavailable' ? kept : 'left', address };
}
