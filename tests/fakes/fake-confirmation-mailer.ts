import type { ConfirmationMailer } from '../../src/domain/subscription.ts';

type Mail = Parameters<ConfirmationMailer['send']>[0];

/** Keeps what it was given; a mail whose key it has seen goes out once, as Resend does it. */
export class FakeConfirmationMailer implements ConfirmationMailer {
  outcome: 'submitted' | 'unavailable' = 'submitted';
  readonly asked: Mail[] = [];
  readonly sent = new Map<string, Mail>();

  async send(mail: Mail): Promise<'submitted' | 'unavailable'> {
    this.asked.push(mail);
    if (this.outcome === 'submitted' && !this.sent.has(mail.idempotencyKey)) {
      this.sent.set(mail.idempotencyKey, mail);
    }
    return this.outcome;
  }
}
