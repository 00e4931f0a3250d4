import type {
  BatchMailer,
  BatchOutcome,
  OutgoingMail,
} from '../../src/subscribers/outbox/outgoing-mail.ts';

type Batch = Parameters<BatchMailer['submit']>[0];
const KEY_LIFE_MS = 24 * 3_600_000;

/**
 * Sends like Resend: once for each key within 24 hours. `outcomes` are returned in order
 * instead of what really happens; `lost` is an unknown outcome after the emails were sent.
 */
export class FakeBatchMailer implements BatchMailer {
  /** Every email that was sent. */
  readonly sent: OutgoingMail[] = [];
  readonly asked: Batch[] = [];
  outcomes: (BatchOutcome | 'lost')[] = [];
  /** Whether a key may come with other emails, which are then not sent. For the worker, it is a fault. */
  keysMayRepeat = false;
  /** Addresses that are refused. */
  refuses: ReadonlySet<string> = new Set();
  readonly #answers = new Map<string, { at: number; body: string; outcome: BatchOutcome }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  async submit(batch: Batch): Promise<BatchOutcome> {
    this.asked.push(batch);
    const next = this.outcomes.shift();
    if (next !== undefined && next !== 'lost') return next;
    const outcome = this.#send(batch);
    return next === 'lost'
      ? { status: 'later', reason: 'unknown-outcome', mayBeDone: true }
      : outcome;
  }

  #send({ key, mails }: Batch): BatchOutcome {
    const at = this.#now().getTime();
    const body = JSON.stringify(mails);
    const known = this.#answers.get(key);
    if (known && at - known.at < KEY_LIFE_MS) {
      if (known.body !== body && !this.keysMayRepeat)
        throw new Error('the same key with another payload');
      return known.outcome;
    }
    const refused = mails.flatMap(({ to }, place) => (this.refuses.has(to) ? [place] : []));
    this.sent.push(...mails.filter(({ to }) => !this.refuses.has(to)));
    const outcome: BatchOutcome = { status: 'submitted', refused };
    this.#answers.set(key, { at, body, outcome });
    return outcome;
  }
}
