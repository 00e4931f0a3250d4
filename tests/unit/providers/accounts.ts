import { beforeEach } from 'vitest';
import { resendProvider } from '../../../src/providers/resend/resend-provider.ts';
import type { EmailAddress } from '../../../src/core/email-address.ts';
import type { MailProvider } from '../../../src/providers/mail-provider.ts';
import { fakeMailProvider } from '../../fakes/fake-mail-provider.ts';
import { FakeSignedLinks } from '../../fakes/fake-signed-links.ts';
import { listJobHandler } from '../../../src/subscribers/list-job-handler.ts';
import { sandboxed } from './resend/sandboxed.ts';

const NEWSLETTERS = ['daily', 'weekly', 'breaking'];

/** An account at a provider, empty before each test, and what happens in it without us. */
export interface Account {
  /** The ports, as a process has them that has just started. */
  provider(): MailProvider;
  /** Who joined the account for another purpose. */
  addStranger(email: string, stranger?: { unsubscribed: boolean }): Promise<void>;
  /** Leaves everything, on a page of the provider's. */
  leaveThere(email: EmailAddress): Promise<void>;
  /** Leaves one newsletter there. */
  leaveOneThere(email: EmailAddress, newsletter: string): Promise<void>;
  /** Is no longer in the segment, as everybody when the segment is renamed. */
  dropFromSegment(email: EmailAddress): Promise<void>;
  /** Bounced or complained. */
  suppress(email: string): Promise<void>;
  /** What reached mailboxes. */
  received(): { to: string; subject: string }[];
  now(): Date;
}

/** The rules of the list in an account, and how an address stands there. */
export function listIn(account: Account) {
  const signedLinks = new FakeSignedLinks();
  return {
    signedLinks,
    work: () =>
      listJobHandler({ store: account.provider().store, signedLinks, newsletters: NEWSLETTERS }),
    /** `undefined` when the address is not known. */
    async stored(address: EmailAddress) {
      const { store } = account.provider();
      const found = await store.find(address);
      if (found.status !== 'ok') throw new Error(found.reason);
      if (!found.data) return undefined;
      const isListed = await store.isListed(found.data);
      return { ...found.data, isListed: isListed.status === 'ok' && isListed.data };
    },
  };
}

/** Resend as the sandbox plays it, over HTTP. */
async function resendAccount(): Promise<Account> {
  const { sandbox, sdk } = await sandboxed();
  const provider = () =>
    resendProvider({
      apiKey: 're_canary_key',
      baseUrl: sandbox.url,
      segment: 'Readers',
      caller: 'person',
      newsletters: NEWSLETTERS.map((id) => ({ id, name: id, promise: id })),
      ids: { segmentId: undefined, topicIds: new Map() },
      log: () => undefined,
    });
  return {
    provider,
    async addStranger(email, { unsubscribed } = { unsubscribed: false }) {
      await sdk.contacts.create({ email, unsubscribed });
    },
    async leaveThere(email) {
      await sdk.contacts.update({ email, unsubscribed: true });
    },
    async leaveOneThere(email, newsletter) {
      const { topicId = '' } = (await provider().readership.of(newsletter)) ?? {};
      const topics = [{ id: topicId, subscription: 'opt_out' as const }];
      await sdk.contacts.topics.update({ email, topics });
    },
    async dropFromSegment(email) {
      const segments = (await sdk.contacts.segments.list({ email })).data?.data ?? [];
      for (const { id } of segments) await sdk.contacts.segments.remove({ email, segmentId: id });
    },
    async suppress(email) {
      await sdk.suppressions.add({ email });
    },
    received: () =>
      sandbox.ledger.deliveries
        .filter(({ outcome }) => outcome === 'delivered')
        .map(({ to, subject }) => ({ to, subject })),
    now: () => new Date(sandbox.now()),
  };
}

/** The one in memory. */
function memoryAccount(): Account {
  const noon = new Date('2025-03-01T12:00:00Z');
  const open = () => fakeMailProvider(NEWSLETTERS, () => noon);
  let account = open();
  beforeEach(() => {
    account = open();
  });
  const entry = (email: string) => account.store.entries.get(email.toLowerCase());
  return {
    provider: () => account.provider,
    async addStranger(email, { unsubscribed } = { unsubscribed: false }) {
      account.store.add(email, { unsubscribed });
    },
    async leaveThere(email) {
      Object.assign(entry(email) ?? {}, { unsubscribed: true });
    },
    async leaveOneThere(email, newsletter) {
      entry(email)?.choices.delete(newsletter);
    },
    async dropFromSegment(email) {
      Object.assign(entry(email) ?? {}, { isListed: false });
    },
    async suppress(email) {
      account.store.suppressed.add(email.toLowerCase());
    },
    received: () => account.received().map(({ to, subject }) => ({ to, subject })),
    now: () => noon,
  };
}

/** An account at every provider that keeps the contract, with the provider's name. */
export async function openedAccounts(): Promise<[name: string, account: Account][]> {
  return [
    ['Resend', await resendAccount()],
    ['memory', memoryAccount()],
  ];
}
