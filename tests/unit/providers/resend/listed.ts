import { resendAudience } from '../../../../src/providers/resend/resend-audience.ts';
import { resendSubscriberStore } from '../../../../src/providers/resend/resend-subscriber-store.ts';
import { listWork } from '../../../../src/subscribers/list-work.ts';
import { subscriberReader } from '../../../../src/subscribers/subscriber-reader.ts';
import { FakeSignedLinks } from '../../../fakes/fake-signed-links.ts';
import { canary, sandboxed } from './sandboxed.ts';

/** A list of subscribers in a sandbox, with three newsletters. */
export async function listed() {
  const sandboxedClient = await sandboxed();
  const { client, sdk } = sandboxedClient;
  const signedLinks = new FakeSignedLinks();
  const names = {
    segment: 'Readers',
    newsletters: ['daily', 'weekly', 'breaking'].map((id) => ({ id, name: id, promise: id })),
  };

  /** As in a process that has just started. */
  function freshList() {
    const resend = client({ pausesMs: [], timeoutMs: 2000 });
    const audience = resendAudience(resend, names);
    const store = resendSubscriberStore(resend, audience);
    const newsletters = names.newsletters.map(({ id }) => id);
    const work = listWork({ store, signedLinks, newsletters });
    return { audience, store, work, readers: subscriberReader(store) };
  }

  /** How an address stands in the account; `undefined` when it is not in it. */
  async function standing(email: string = canary) {
    const { data: contact } = await sdk.contacts.get({ email });
    if (!contact) return undefined;
    const segments = await sdk.contacts.segments.list({ email });
    const topics = await sdk.contacts.topics.list({ email });
    // The SDK's type of a property's value is wider than what a text property holds.
    const properties = contact.properties as Record<string, { value: string }>;
    return {
      id: contact.id,
      first_name: contact.first_name,
      unsubscribed: contact.unsubscribed,
      segments: segments.data?.data.map(({ name }) => name),
      topics: topics.data?.data
        .filter(({ subscription }) => subscription === 'opt_in')
        .map(({ name }) => name)
        .toSorted(),
      properties: Object.fromEntries(
        Object.entries(properties).map(([k, { value }]) => [k, value]),
      ),
    };
  }

  return { ...sandboxedClient, freshList, standing, signedLinks };
}

/** Moments of a story: minutes after noon. */
export const at = (minutes: number) => new Date(Date.UTC(2025, 2, 1, 12, minutes));

/** Jobs of the canary, confirmed a minute after the link was issued. */
export const jobs = {
  subscribe: (minutes: number, newsletters = ['daily']) => ({
    kind: 'subscribe' as const,
    address: canary,
    newsletters,
    consent: { at: at(minutes + 1), page: '/a/', text: 'One mail a day.' },
    issuedAt: at(minutes),
  }),
  confirmAgain: (minutes: number, newsletters = ['daily']) => ({
    kind: 'confirm-again' as const,
    address: canary,
    newsletters,
    issuedAt: at(minutes),
    page: '/a/',
  }),
  choose: (minutes: number, newsletters: string[]) => ({
    kind: 'choose' as const,
    address: canary,
    newsletters,
    consent: { at: at(minutes), page: '/preferences/', text: 'One mail a week.' },
  }),
  leave: (minutes: number) => ({
    kind: 'leave' as const,
    address: canary,
    at: at(minutes),
    reason: 'reader' as const,
  }),
  noteChange: (minutes: number) => ({
    kind: 'note-change' as const,
    address: canary,
    at: at(minutes),
  }),
};
