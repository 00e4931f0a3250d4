import { z } from 'zod';

const at = z.iso.datetime();
const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 in hexadecimal digits' });
const broadcast = z.string().min(1);

/** A step on the way of an issue to its readers. It holds no address of a reader. */
const entrySchema = z.discriminatedUnion('step', [
  /**
   * A request to send this version. `forced`: rules of the preflight that were overruled. `despite`:
   * issues with bad figures, which stop neither this issue nor later ones.
   */
  z.strictObject({
    at,
    step: z.literal('intent'),
    hash,
    articles: z.int().min(0),
    forced: z.array(z.string()).optional(),
    despite: z.array(z.string()).optional(),
  }),
  /** A draft is about to be created. */
  z.strictObject({ at, step: z.literal('creating') }),
  z.strictObject({ at, step: z.literal('drafted'), broadcast, hash }),
  /** A draft that was a duplicate, or had another version, was removed. */
  z.strictObject({ at, step: z.literal('removed'), broadcast }),
  /** It is about to be sent, `for` a later moment or at once. */
  z.strictObject({ at, step: z.literal('sending'), broadcast, hash, for: at.optional() }),
  /** Confirmed: it is sent at that moment. */
  z.strictObject({ at, step: z.literal('scheduled'), broadcast, hash, for: at.optional() }),
  /** Confirmed: it is no longer a draft. `found`: that happened without an entry in this ledger. */
  z.strictObject({
    at,
    step: z.literal('submitted'),
    broadcast,
    hash,
    status: z.string(),
    found: z.literal(true).optional(),
  }),
  /** Taken back. `status` is `draft` if nothing was sent. */
  z.strictObject({ at, step: z.literal('canceled'), broadcast, status: z.string() }),
  /** Resend refused. */
  z.strictObject({ at, step: z.literal('refused'), what: z.enum(['create', 'send']) }),
]);

/** What happened to an issue, in order: `content/issues/<id>.ledger.json`. */
export const ledgerSchema = z.strictObject({ issue: z.string(), entries: z.array(entrySchema) });

export type LedgerEntry = z.output<typeof entrySchema>;

/** The ledger of one issue. Both throw when the storage fails; then nothing may be sent. */
export interface IssueLedger {
  /** Oldest first; empty when there is none yet. Throws if the file is not a valid ledger. */
  entries(): Promise<readonly LedgerEntry[]>;
  /** Resolves once the entry is on disk. */
  append(entry: LedgerEntry): Promise<void>;
}

/** The last confirmed step: the state of the issue, by its ledger alone. */
export function settledStep(entries: readonly LedgerEntry[]) {
  return entries.findLast(
    ({ step }) => step === 'submitted' || step === 'scheduled' || step === 'canceled',
  );
}
