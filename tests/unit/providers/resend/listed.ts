import { resendAudience } from '../../../../src/providers/resend/resend-audience.ts';
import { resendSubscriberStore } from '../../../../src/providers/resend/resend-subscriber-store.ts';
import { listJobHandler } from '../../../../src/subscribers/list-job-handler.ts';
import { subscriberReader } from '../../../../src/subscribers/subscriber-reader.ts';
import { FakeSignedLinks } from '../../../fakes/fake-signed-links.ts';
import { canary } from '../../../fakes/list-jobs.ts';
import { sandboxed } from './sandboxed.ts';

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
    const work = listJobHandler({ store, signedLinks, newsletters });
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
