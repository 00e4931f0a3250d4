import { z } from 'zod';
import { emailAddressSchema } from '../../core/email-address.ts';
import { slugSchema } from '../../core/slug.ts';

const address = emailAddressSchema;
const moment = z.iso.datetime().transform((text) => new Date(text));
const newsletters = z.array(slugSchema);

/** What a reader agreed to, kept with the subscriber so that it can be shown later. */
const consent = z.strictObject({
  at: moment,
  /** Path of the page whose form was sent: `/articles/some-story/`. */
  page: z.string(),
  /** The promise that stood beside the button. */
  text: z.string(),
});

/** What a confirmation is about. */
const confirmation = {
  address,
  newsletters,
  /** The moment that its token is issued at; the same moment gives the same mail. */
  issuedAt: moment,
  /** Path of the page whose form was sent. */
  page: z.string(),
};

/**
 * Work that was accepted from a reader, in the shape in which it is kept on disk until it is done
 * at Resend: every moment is an ISO 8601 text in UTC. `z.output` has them as `Date`.
 */
export const jobSchema = z.discriminatedUnion('kind', [
  /** Mail the link that confirms a sign-up. */
  z.strictObject({ kind: z.literal('mail-confirmation'), ...confirmation }),
  /** The same, unless the address receives all of that already, or may not be mailed. */
  z.strictObject({ kind: z.literal('confirm-again'), ...confirmation }),
  /** Put the address on these newsletters, then welcome it. */
  z.strictObject({
    kind: z.literal('subscribe'),
    address,
    newsletters,
    consent,
    /** When the confirmed link was issued. A later consent, or leaving, makes it worthless. */
    issuedAt: moment,
  }),
  /** Mail the welcome, with its way out. */
  z.strictObject({ kind: z.literal('mail-welcome'), address, newsletters }),
  /** Mail the link that confirms a change of address; `address` is the new one. */
  z.strictObject({
    kind: z.literal('mail-address-change'),
    address,
    from: address,
    issuedAt: moment,
  }),
  /** Carry what `from` receives over to `address`. */
  z.strictObject({
    kind: z.literal('change-address'),
    address,
    from: address,
    at: moment,
  }),
  /** Send exactly these newsletters from now on: one at least. */
  z.strictObject({ kind: z.literal('choose'), address, newsletters, consent }),
  /** Send nothing more. */
  z.strictObject({
    kind: z.literal('leave'),
    address,
    at: moment,
    reason: z.enum(['reader', 'bounce', 'complaint']),
  }),
  /** Resend told that something has changed at `at`; keep the moment if the reader has left there. */
  z.strictObject({ kind: z.literal('note-change'), address, at: moment }),
  /** Remove all that is known of the address. */
  z.strictObject({ kind: z.literal('erase'), address }),
]);

export type Job = z.output<typeof jobSchema>;
/** Work that is one mail to one reader. */
export type MailJob = Extract<Job, { kind: `mail-${string}` }>;
/** Work on the list of subscribers. */
export type ListJob = Exclude<Job, MailJob>;
