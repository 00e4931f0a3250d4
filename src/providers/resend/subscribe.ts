import type { EmailAddress } from '../../core/email-address.ts';
import type { Job } from '../../subscribers/outbox/job.ts';
import {
  endOfSecond,
  isOvertaken,
  subscriberProperties as keys,
  type Consent,
} from '../../subscribers/subscriber.ts';
import type { WorkOutcome } from '../../subscribers/outbox/work-outcome.ts';
import { decidedAt, findContact, received } from './contact.ts';
import type { ListMeans } from './resend-list-work.ts';
import { workFailure } from './work-failure.ts';
import { createContact, updateContact } from './write-contact.ts';

type SubscribeJob = Extract<Job, { kind: 'subscribe' }>;
type ChooseJob = Extract<Job, { kind: 'choose' }>;

/** Adds newsletters to those that the address receives, unless the reader has decided anew since. */
export async function subscribe(job: SubscribeJob, means: ListMeans): Promise<WorkOutcome> {
  const { resend, audience } = means;
  const { address, consent } = job;
  const wanted = job.newsletters.filter((id) => audience.topicIds.has(id));
  if (wanted.length === 0) return { status: 'refused', reason: 'no-such-newsletter' };

  const found = await findContact(resend, address);
  if (found.kind !== 'ok') return workFailure(found);
  const contact = found.data;
  if (contact && isOvertaken(decidedAt(contact), endOfSecond(job.issuedAt), consent.at)) {
    return { status: 'overtaken' };
  }

  const newsletters = [...new Set([...(contact ? received(contact, audience) : []), ...wanted])];
  const properties = await record({ address, newsletters, consent }, means);
  const outcome = contact
    ? await updateContact(resend, audience, contact, { newsletters, properties })
    : await createContact(resend, audience, address, { newsletters, properties });
  if (outcome.kind !== 'ok') return workFailure(outcome);
  return { status: 'done', then: [{ kind: 'mail-welcome', address, newsletters }] };
}

/** Has a known address receive exactly these newsletters. */
export async function choose(job: ChooseJob, means: ListMeans): Promise<WorkOutcome> {
  const { resend, audience } = means;
  const { address, consent } = job;
  const newsletters = job.newsletters.filter((id) => audience.topicIds.has(id));
  if (newsletters.length === 0) return { status: 'refused', reason: 'no-such-newsletter' };

  const found = await findContact(resend, address);
  if (found.kind !== 'ok') return workFailure(found);
  const contact = found.data;
  // One that is not there was erased: a link that is still about brings nothing back.
  if (!contact || isOvertaken(decidedAt(contact), consent.at, consent.at)) {
    return { status: 'overtaken' };
  }
  const properties = await record({ address, newsletters, consent }, means);
  const outcome = await updateContact(resend, audience, contact, { newsletters, properties });
  return outcome.kind === 'ok' ? { status: 'done' } : workFailure(outcome);
}

/** The properties of a subscriber who has agreed to receive these newsletters. */
export async function record(
  subscriber: { address: EmailAddress; newsletters: readonly string[]; consent: Consent },
  { signedLinks }: Pick<ListMeans, 'signedLinks'>,
): Promise<Record<string, string>> {
  const { address, newsletters, consent } = subscriber;
  return {
    [keys.decidedAt]: consent.at.toISOString(),
    [keys.consentAt]: consent.at.toISOString(),
    [keys.consentPage]: consent.page,
    [keys.consentText]: consent.text,
    [keys.newsletters]: newsletters.join(' '),
    [keys.preferencesToken]: await signedLinks.issue(
      { purpose: 'preferences', address },
      consent.at,
    ),
  };
}
