import type { StoreResult, SubscriberStore } from '../../subscribers/subscriber-store.ts';
import { findContact, isInSegment, storedSubscriber } from './contact.ts';
import type { Audience, ResendAudience } from './resend-audience.ts';
import type { ResendClient } from './resend-client.ts';
import type { Outcome } from './resend-outcome.ts';
import { voidResult, storeResult } from './store-result.ts';
import { isSuppressed, liftSuppression } from './suppression.ts';
import { providerFailure } from './provider-failure.ts';
import { addContactToList, updateContact } from './update-contact.ts';
import { createContact, updateContactRecord, removeContact } from './write-contact.ts';

/** Stores subscribers as Resend contacts in one segment, with a topic for each newsletter. */
export function resendSubscriberStore(
  resend: ResendClient,
  audience: ResendAudience,
): SubscriberStore {
  async function withAudience<T>(
    act: (lists: Audience) => Promise<Outcome<T>>,
  ): Promise<StoreResult<T>> {
    const lists = await audience.ids();
    return lists.kind === 'ok' ? storeResult(await act(lists.data)) : providerFailure(lists);
  }
  const write = async (act: (lists: Audience) => Promise<Outcome<unknown>>) => {
    const written = await withAudience(act);
    return written.status === 'ok' ? ({ status: 'ok', data: undefined } as const) : written;
  };

  return {
    find: (address) =>
      withAudience(async (lists) => {
        const found = await findContact(resend, address);
        if (found.kind !== 'ok') return found;
        return { kind: 'ok', data: found.data && storedSubscriber(found.data, lists) };
      }),
    async isKnown(address) {
      const found = await findContact(resend, address);
      return storeResult(
        found.kind === 'ok' ? { kind: 'ok', data: found.data !== undefined } : found,
      );
    },
    isListed: ({ id }) => withAudience((lists) => isInSegment(resend, lists, id)),
    create: (address, state) => write((lists) => createContact(resend, lists, address, state)),
    update: (known, state) => write((lists) => updateContact(resend, lists, known, state)),
    addToList: (known, state) => write((lists) => addContactToList(resend, lists, known, state)),
    updateRecord: async ({ id }, change) =>
      voidResult(await updateContactRecord(resend, id, change)),
    remove: async (address) => voidResult(await removeContact(resend, address)),
    isSuppressed: async (address) => storeResult(await isSuppressed(resend, address)),
    liftSuppression: async (address) => voidResult(await liftSuppression(resend, address)),
    resetLists: () => audience.forget(),
  };
}
