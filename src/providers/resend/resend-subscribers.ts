import type { SubscriberReader } from '../../subscribers/subscriber.ts';
import { findContact, received } from './contact.ts';
import type { ResendAudience } from './resend-audience.ts';
import type { ResendClient } from './resend-client.ts';

/** Reads what an address receives from Resend. */
export function resendSubscribers(
  resend: ResendClient,
  audience: ResendAudience,
): SubscriberReader {
  return {
    async read(address) {
      const ids = await audience.ids();
      if (ids.kind !== 'ok') return { status: 'unavailable' };
      const found = await findContact(resend, address);
      if (found.kind !== 'ok') return { status: 'unavailable' };
      if (!found.data) return { status: 'not-subscribed' };
      return { status: 'subscribed', newsletters: received(found.data, ids.data) };
    },
  };
}
