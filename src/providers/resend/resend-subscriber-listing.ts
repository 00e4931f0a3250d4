import type { SubscriberListing } from '../../subscribers/subscriber-listing.ts';
import type { StoreResult } from '../../subscribers/subscriber-store.ts';
import { contacts, suppressions } from './account-lists.ts';
import { findContact, storedSubscriber } from './contact.ts';
import { eachEntry } from './each-entry.ts';
import type { Audience, ResendAudience } from './resend-audience.ts';
import type { ResendClient } from './resend-client.ts';
import type { Outcome } from './resend-outcome.ts';
import { voidResult } from './store-result.ts';

/** Iterates over the contacts and suppressions of an account. */
export function resendSubscriberListing(
  resend: ResendClient,
  audience: ResendAudience,
): SubscriberListing {
  async function withAudience(
    act: (lists: Audience) => Promise<Outcome<undefined>>,
  ): Promise<StoreResult<void>> {
    const lists = await audience.ids();
    return voidResult(lists.kind === 'ok' ? await act(lists.data) : lists);
  }

  return {
    eachSubscriber: (take) =>
      withAudience((lists) =>
        eachEntry(resend, contacts(lists.segmentId), async ({ id, email, createdAt }) => {
          const found = await findContact(resend, { id });
          if (found.kind !== 'ok') return found;
          // Undefined: removed since the page was fetched.
          if (found.data) {
            const subscriber = storedSubscriber(found.data, lists);
            await take({ email, joined: createdAt, subscriber });
          }
          return undefined;
        }),
      ),
    eachListed: (take) =>
      withAudience((lists) =>
        eachEntry(resend, contacts(lists.segmentId), ({ email }) => take(email)),
      ),
    eachUnsubscribed: async (take) =>
      voidResult(
        await eachEntry(resend, contacts(), ({ email, unsubscribed }) => {
          if (unsubscribed) take(email);
        }),
      ),
    eachSuppressed: async (take) =>
      voidResult(await eachEntry(resend, suppressions, ({ email }) => take(email))),
  };
}
