import { z } from 'zod';
import type { EmailAddress } from '../../domain/email-address.ts';
import type { ListWork } from '../../domain/outbox.ts';
import type { Audience, ResendAudience } from './resend-audience.ts';
import type { ResendClient } from './resend-client.ts';

/** Keeps the subscribers as contacts of Resend, in the segment and the topic of `audience`. */
export function resendSubscriberList(
  resend: ResendClient,
  audience: ResendAudience,
): ListWork & { subscribe(address: EmailAddress): Promise<Subscribed> } {
  const underWay = new Map<EmailAddress, Promise<Subscribed>>();

  return {
    async carryOut(job) {
      if (job.kind !== 'subscribe') return { status: 'refused', reason: 'no-such-work' };
      return (await this.subscribe(job.address)) === 'subscribed'
        ? { status: 'done' }
        : { status: 'later', reason: 'unavailable', mayBeDone: true };
    },
    subscribe(address) {
      // A button pressed twenty times is one piece of work.
      const running =
        underWay.get(address) ??
        subscribe(resend, audience, address).finally(() => underWay.delete(address));
      underWay.set(address, running);
      return running;
    },
  };
}

type Subscribed = 'subscribed' | 'unavailable';

async function subscribe(
  resend: ResendClient,
  audience: ResendAudience,
  address: EmailAddress,
): Promise<Subscribed> {
  // Begun anew once: the contact may appear or go between two requests, the segment may be gone,
  // and a creation whose answer was lost is found to have happened by looking again.
  for (let round = 1; round <= 2; round++) {
    const ids = await audience.ids();
    if (ids === undefined) return 'unavailable';

    const outcome = await createOrUpdate(resend, ids, address);
    if (outcome !== 'begin-anew') return outcome;
    audience.forget();
  }
  return 'unavailable';
}

async function createOrUpdate(resend: ResendClient, ids: Audience, address: EmailAddress) {
  const found = await resend.ask({
    name: 'contacts.get',
    repeatable: true,
    schema: withId,
    call: (sdk, options) => sdk.contacts.get({ email: address }, options),
  });
  if (found.kind === 'ok') return update(resend, ids, found.data.id);
  return found.kind === 'not-found' ? create(resend, ids, address) : 'unavailable';
}

/**
 * Resend's create is an upsert that sets to their defaults what it is not given, and so could
 * re-subscribe and rename a known contact: it is for addresses that are unknown.
 */
async function create(resend: ResendClient, ids: Audience, address: EmailAddress) {
  const outcome = await resend.ask({
    name: 'contacts.create',
    repeatable: false,
    schema: withId,
    call: (sdk, options) =>
      sdk.contacts.create(
        {
          email: address,
          unsubscribed: false,
          segments: [{ id: ids.segmentId }],
          topics: [{ id: ids.topicId, subscription: 'opt_in' }],
        },
        options,
      ),
  });
  if (outcome.kind === 'ok') return 'subscribed';
  return outcome.kind === 'rate-limited' || outcome.kind === 'quota' ? 'unavailable' : 'begin-anew';
}

/** `unsubscribed` last: before the contact is in place, nothing changes about what it is sent. */
async function update(resend: ResendClient, ids: Audience, contactId: string) {
  const steps = [
    {
      name: 'contacts.segments.add',
      call: (sdk, options) =>
        sdk.contacts.segments.add({ contactId, segmentId: ids.segmentId }, options),
    },
    {
      name: 'contacts.topics.update',
      call: (sdk, options) =>
        sdk.contacts.topics.update(
          { id: contactId, topics: [{ id: ids.topicId, subscription: 'opt_in' }] },
          options,
        ),
    },
    {
      name: 'contacts.update',
      call: (sdk, options) => sdk.contacts.update({ id: contactId, unsubscribed: false }, options),
    },
  ] satisfies Pick<Parameters<ResendClient['ask']>[0], 'name' | 'call'>[];

  for (const step of steps) {
    const outcome = await resend.ask({ ...step, repeatable: true, schema: withId });
    if (outcome.kind === 'not-found') return 'begin-anew';
    if (outcome.kind !== 'ok') return 'unavailable';
  }
  return 'subscribed';
}

const withId = z.object({ id: z.string().min(1) });
