import type { EmailAddress } from '../../src/domain/email-address.ts';
import type { SubscriberList } from '../../src/domain/subscription.ts';

export class FakeSubscriberList implements SubscriberList {
  outcome: 'subscribed' | 'unavailable' = 'subscribed';
  readonly addresses = new Set<EmailAddress>();

  async subscribe(address: EmailAddress): Promise<'subscribed' | 'unavailable'> {
    if (this.outcome === 'subscribed') this.addresses.add(address);
    return this.outcome;
  }
}
