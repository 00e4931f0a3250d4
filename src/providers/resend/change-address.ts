import type { EmailAddress } from '../../core/email-address.ts';
import type { Job } from '../../subscribers/outbox/job.ts';
import { isOvertaken, subscriberProperties as keys } from '../../subscribers/subscriber.ts';
import type { WorkOutcome } from '../../subscribers/outbox/work-outcome.ts';
import { decidedAt, findContact, received } from './contact.ts';
import { erase } from './leave.ts';
import type { ListMeans } from './resend-list-work.ts';
import { workFailure } from './work-failure.ts';
import { createContact, updateContact } from './write-contact.ts';

/**
 * Has one address receive what another one received, and removes that one. First the new one stands
 * as it shall, then the old one goes: broken off between the two, the work is done again.
 */
export async function changeAddress(
  { address, from, at }: Extract<Job, { kind: 'change-address' }>,
  means: ListMeans,
): Promise<WorkOutcome> {
  const { resend, audience } = means;
  const old = await findContact(resend, from);
  if (old.kind !== 'ok') return workFailure(old);
  const present = await findContact(resend, address);
  if (present.kind !== 'ok') return workFailure(present);

  if (!old.data) {
    const isDone = present.data && decidedAt(present.data)?.getTime() === at.getTime();
    return { status: isDone ? 'done' : 'overtaken' };
  }
  const carried = received(old.data, audience);
  const hasDecided = [old.data, present.data].some(
    (contact) => contact && isOvertaken(decidedAt(contact), at, at),
  );
  if (hasDecided || carried.length === 0) return { status: 'overtaken' };

  const newsletters = [
    ...new Set([...carried, ...(present.data ? received(present.data, audience) : [])]),
  ];
  const standing = {
    newsletters,
    properties: {
      ...consentOf(old.data.properties),
      [keys.decidedAt]: at.toISOString(),
      [keys.newsletters]: newsletters.join(' '),
      [keys.preferencesToken]: await preferencesToken(address, at, means),
    },
  };
  const outcome = present.data
    ? await updateContact(resend, audience, present.data, standing)
    : await createContact(resend, audience, address, standing);
  if (outcome.kind !== 'ok') return workFailure(outcome);
  return erase({ kind: 'erase', address: from }, means);
}

/** The consent goes with the reader. */
function consentOf(properties: Readonly<Record<string, string>>): Record<string, string> {
  const kept = [keys.consentAt, keys.consentPage, keys.consentText];
  return Object.fromEntries(
    kept.flatMap((key) => (properties[key] === undefined ? [] : [[key, properties[key]]])),
  );
}

function preferencesToken(
  address: EmailAddress,
  at: Date,
  { signedLinks }: ListMeans,
): Promise<string> {
  return signedLinks.issue({ purpose: 'preferences', address }, at);
}
