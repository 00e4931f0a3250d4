import { z } from 'zod';
import type { EmailAddress } from '../../core/email-address.ts';
import type { Job } from '../../subscribers/outbox/job.ts';
import { isOvertaken, subscriberProperties as keys } from '../../subscribers/subscriber.ts';
import type { WorkOutcome } from '../../subscribers/outbox/work-outcome.ts';
import { decidedAt, findContact, received } from './contact.ts';
import type { ResendClient } from './resend-client.ts';
import type { ListMeans } from './resend-list-work.ts';
import type { Outcome } from './resend-outcome.ts';
import { workFailure } from './work-failure.ts';

type JobOf<K extends Job['kind']> = Extract<Job, { kind: K }>;

const withId = z.object({ id: z.string().min(1) });

/** Has the address receive nothing more, unless the reader has agreed anew since. */
export async function leave(
  { address, at }: JobOf<'leave'>,
  { resend }: ListMeans,
): Promise<WorkOutcome> {
  const found = await findContact(resend, address);
  if (found.kind !== 'ok') return workFailure(found);
  if (!found.data) return { status: 'done' };
  if (isOvertaken(decidedAt(found.data), at, at)) return { status: 'overtaken' };

  const { id } = found.data;
  const properties = { [keys.decidedAt]: at.toISOString(), [keys.newsletters]: '' };
  const outcome = await resend.ask({
    name: 'contacts.update',
    repeatable: true,
    schema: withId,
    call: (sdk, options) => sdk.contacts.update({ id, unsubscribed: true, properties }, options),
  });
  return outcome.kind === 'ok' ? { status: 'done' } : workFailure(outcome);
}

/**
 * Keeps the moment at which a reader left through a page of Resend's own. Resend tells of what we
 * have changed ourselves too; that is known by the newsletters that were set last.
 */
export async function noteChange(
  { address, at }: JobOf<'note-change'>,
  { resend, audience }: ListMeans,
): Promise<WorkOutcome> {
  const found = await findContact(resend, address);
  if (found.kind !== 'ok') return workFailure(found);
  if (!found.data) return { status: 'done' };

  const contact = found.data;
  const set = (contact.properties[keys.newsletters] ?? '').split(' ').filter((id) => id !== '');
  const current = received(contact, audience);
  const hasLeft = set.some((id) => !current.includes(id));
  if (!hasLeft && current.every((id) => set.includes(id))) return { status: 'done' };

  const before = decidedAt(contact);
  const decided = before && before > at ? before : at;
  const properties = {
    [keys.newsletters]: current.join(' '),
    ...(hasLeft && { [keys.decidedAt]: decided.toISOString() }),
  };
  const outcome = await resend.ask({
    name: 'contacts.update',
    repeatable: true,
    schema: withId,
    call: (sdk, options) => sdk.contacts.update({ id: contact.id, properties }, options),
  });
  return outcome.kind === 'ok' ? { status: 'done' } : workFailure(outcome);
}

/** Removes the contact with everything that is kept with it. */
export async function erase(
  { address }: JobOf<'erase'>,
  { resend }: ListMeans,
): Promise<WorkOutcome> {
  const outcome = await removeContact(resend, address);
  return outcome.kind === 'ok' ? { status: 'done' } : workFailure(outcome);
}

/** The same for a caller without a job. */
export async function removeContact(
  resend: ResendClient,
  address: EmailAddress,
): Promise<Outcome<undefined>> {
  const outcome = await resend.ask({
    name: 'contacts.remove',
    repeatable: true,
    schema: z.object({ deleted: z.literal(true) }),
    call: (sdk, options) => sdk.contacts.remove({ email: address }, options),
  });
  // Resend says `deleted` of an address that it never knew, too.
  const isGone = outcome.kind === 'ok' || outcome.kind === 'not-found';
  return isGone ? { kind: 'ok', data: undefined } : outcome;
}
