import type { Job } from './outbox/job.ts';
import { endOfSecond, isSuperseded } from './subscriber.ts';
import type { JobOutcome } from './outbox/job-outcome.ts';
import { consentRecord } from './consent-record.ts';
import type { ListDeps } from './list-deps.ts';
import { decidedAt, currentNewsletters } from './stored-subscriber.ts';

type SubscribeJob = Extract<Job, { kind: 'subscribe' }>;
type ChooseJob = Extract<Job, { kind: 'choose' }>;

const NO_NEWSLETTER = { status: 'refused', reason: 'no-such-newsletter' } as const;

/** Adds newsletters to those of the address, unless the reader has made a newer decision. */
export async function subscribe(job: SubscribeJob, deps: ListDeps): Promise<JobOutcome> {
  const { address, consent } = job;
  const wanted = job.newsletters.filter((id) => deps.newsletters.includes(id));
  if (wanted.length === 0) return NO_NEWSLETTER;

  const found = await deps.store.find(address);
  if (found.status !== 'ok') return found;
  const known = found.data;
  if (known && isSuperseded(decidedAt(known), endOfSecond(job.issuedAt), consent.at)) {
    return { status: 'superseded' };
  }

  const newsletters = [...new Set([...(known ? currentNewsletters(known) : []), ...wanted])];
  const record = await consentRecord({ address, newsletters, consent }, deps.signedLinks);
  const stored = known
    ? await deps.store.update(known, { newsletters, record })
    : await deps.store.create(address, { newsletters, record });
  if (stored.status !== 'ok') return stored;
  return { status: 'done', then: [{ kind: 'mail-welcome', address, newsletters }] };
}

/** Sets the newsletters of an existing subscriber to exactly these. */
export async function choose(job: ChooseJob, deps: ListDeps): Promise<JobOutcome> {
  const { address, consent } = job;
  const newsletters = job.newsletters.filter((id) => deps.newsletters.includes(id));
  if (newsletters.length === 0) return NO_NEWSLETTER;

  const found = await deps.store.find(address);
  if (found.status !== 'ok') return found;
  const known = found.data;
  // A missing subscriber was erased. An old link must not bring it back.
  if (!known || isSuperseded(decidedAt(known), consent.at, consent.at)) {
    return { status: 'superseded' };
  }
  const record = await consentRecord({ address, newsletters, consent }, deps.signedLinks);
  const stored = await deps.store.update(known, { newsletters, record });
  return stored.status === 'ok' ? { status: 'done' } : stored;
}
