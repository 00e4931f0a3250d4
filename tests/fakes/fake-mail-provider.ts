import type { MailProvider } from '../../src/providers/mail-provider.ts';
import type { Broadcast } from '../../src/newsletters/sending/broadcaster.ts';
import { FakeBatchMailer } from './fake-batch-mailer.ts';
import { FakeBroadcaster } from './fake-broadcaster.ts';
import { FakeSubscriberStore } from './fake-subscriber-store.ts';

/** A provider in memory, which also records what reached readers. */
export function fakeMailProvider(newsletters: readonly string[], now: () => Date) {
  const store = new FakeSubscriberStore(newsletters);
  const batchMailer = new FakeBatchMailer(now);
  const received: { to: string; subject: string }[] = [];
  const tested = new Map<string, string>();

  const readersOf = ({ topicId }: Broadcast['audience']) =>
    [...store.entries].filter(
      ([, entry]) => entry.isListed && !entry.unsubscribed && entry.choices.has(topicId),
    );

  function deliver({ content: { subject }, audience }: Broadcast): void {
    for (const [mailbox, { email }] of readersOf(audience))
      if (!store.suppressed.has(mailbox)) received.push({ to: email, subject });
  }

  const broadcaster = new FakeBroadcaster(now, deliver);
  const provider: MailProvider = {
    store,
    listing: store,
    batchMailer,
    broadcaster,
    testMailer: {
      async submit({ to, subject }, key) {
        const id = tested.get(key) ?? `mail-${tested.size + 1}`;
        if (!tested.has(key)) received.push({ to, subject });
        tested.set(key, id);
        return { status: 'submitted', id };
      },
    },
    readership: {
      of: async (newsletter) =>
        newsletters.includes(newsletter)
          ? { segmentId: 'subscribers', topicId: newsletter }
          : undefined,
      isEmpty: async (audience) => readersOf(audience).length === 0,
    },
    figures: {
      async reactionsSince(moment) {
        const figures = await provider.figures.since(moment);
        return figures?.map((one) => ({ ...one, unsubscribed: 0, opened: 0, clicked: 0 }));
      },
      async since(moment) {
        const all = await broadcaster.all();
        const out = all.kind === 'ok' ? all.data : [];
        return out.flatMap(({ id, name, sentAt, status }) => {
          if (status !== 'sent' || !sentAt || sentAt < moment) return [];
          return [{ broadcast: id, name, delivered: received.length, bounced: 0, complained: 0 }];
        });
      },
    },
  };
  return { provider, store, received: () => [...received, ...batchMailer.sent] };
}
