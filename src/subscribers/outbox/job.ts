import { z } from 'zod';
import { emailAddressSchema } from '../../core/email-address.ts';
import { slugSchema } from '../../core/slug.ts';

const address = emailAddressSchema;
const moment = z.iso.datetime().transform((text) => new Date(text));
const newsletters = z.array(slugSchema);

/** What a reader agreed to, stored with the subscriber as proof. */
const consent = z.strictObject({
  at: moment,
  /** Path of the page with the form: `/articles/some-story/`. */
  page: z.string(),
  /** The promise shown next to the button. */
  text: z.string(),
});

/** The fields of a confirmation email. */
const confirmation = {
  address,
  newsletters,
  /** When the token is issued. The same time gives an identical email. */
  issuedAt: moment,
  /** Path of the page with the form. */
  page: z.string(),
};

/**
 * A job accepted from a reader, as stored on disk until the provider has done it: times are ISO
 * 8601 strings in UTC. `z.output` has them as `Date`.
 */
export const jobSchema = z.discriminatedUnion('kind', [
  /** Email the link that confirms a sign-up. */
  z.strictObject({ kind: z.literal('mail-confirmation'), ...confirmation }),
  /** The same, unless the address already receives all of them or is suppressed. */
  z.strictObject({ kind: z.literal('confirm-again'), ...confirmation }),
  /** Subscribe the address to these newsletters, then send the welcome email. */
  z.strictObject({
    kind: z.literal('subscribe'),
    address,
    newsletters,
    consent,
    /** When the confirmed link was issued. A newer consent or unsubscribe makes it void. */
    issuedAt: moment,
  }),
  /** Send the welcome email, with an unsubscribe link. */
  z.strictObject({ kind: z.literal('mail-welcome'), address, newsletters }),
  /** Email the link that confirms a change of address; `address` is the new one. */
  z.strictObject({
    kind: z.literal('mail-address-change'),
    address,
    from: address,
    issuedAt: moment,
  }),
  /** Move the subscriptions of `from` to `address`. */
  z.strictObject({
    kind: z.literal('change-address'),
    address,
    from: address,
    at: moment,
  }),
  /** Set the newsletters of the address to these: at least one. */
  z.strictObject({ kind: z.literal('choose'), address, newsletters, consent }),
  /** Unsubscribe from everything. */
  z.strictObject({
    kind: z.literal('leave'),
    address,
    at: moment,
    reason: z.enum(['reader', 'bounce', 'complaint']),
  }),
  /** The provider reported a change at `at`. Record the time if the reader unsubscribed there. */
  z.strictObject({ kind: z.literal('note-change'), address, at: moment }),
  /** Remove everything known about the address. */
  z.strictObject({ kind: z.literal('erase'), address }),
]);

export type Job = z.output<typeof jobSchema>;
/** A job that sends one email to one reader. */
export type MailJob = Extract<Job, { kind: `mail-${string}` }>;
/** A job that changes the list of subscribers. */
export type ListJob = Exclude<Job, MailJob>;

/** Whether a job is an email. Emails are sent together, other jobs one by one. */
export function isMailJob(job: Job): job is MailJob {
  return job.kind.startsWith('mail-');
}
