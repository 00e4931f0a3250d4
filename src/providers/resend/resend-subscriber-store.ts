import type { StoreResult, SubscriberStore } from '../../subscribers/subscriber-store.ts';
import { findContact, isInSegment, storedSubscriber } from './contact.ts';
import type { Audience, ResendAudience } from './resend-audience.ts';
import type { ResendClient } from './resend-client.ts';
import type { Outcome } from './resend-outcome.ts';
import { storeDone, storeResult } from './store-result.ts';
import { isSuppressed, liftSuppression } from './suppression.ts';
import { workFailure } from './work-failure.ts';
import { enlistContact, updateContact } from './update-contact.ts';
import { createContact, noteOnContact, removeContact } from './write-contact.ts';

/** Keeps subscribers as contacts of Resend: in one segment, with a topic for each newsletter. */
export function resendSubscriberStore(
  resend: ResendClient,
  audience: ResendAudience,
): SubscriberStore {
  async function inAudience<T>(
    act: (lists: Audience) => Promise<Outcome<T>>,
  ): Promise<StoreResult<T>> {
    const lists = await audience.ids();
    return lists.kind === 'ok' ? storeResult(await act(lists.data)) : workFailure(lists);
  }
  const write = async (act: (lists: Audience) => Promise<Outcome<unknown>>) => {
    const written = await inAudience(act);
    return written.status === 'ok' ? ({ status: 'ok', data: undefined } as const) : written;
  };

  return {
    find: (address) =>
      inAudience(async (lists) => {
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
    isListed: ({ id }) => inAudience((lists) => isInSegment(resend, lists, id)),
    create: (address, state) => write((lists) => createContact(resend, lists, address, state)),
    update: (known, state) => write((lists) => updateContact(resend, lists, known, state)),
    enlist: (known, state) => write((lists) => enlistContact(resend, lists, known, state)),
    note: async ({ id }, change) => storeDone(await noteOnContact(resend, id, change)),
    remove: async (address) => storeDone(await removeContact(resend, address)),
    isSuppressed: async (address) => storeResult(await isSuppressed(resend, address)),
    liftSuppression: async (address) => storeDone(await liftSuppression(resend, address)),
    forgetLists: () => audience.forget(),
  };
}
