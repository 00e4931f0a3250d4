import type { Job } from './outbox/job.ts';
import { isSuperseded, subscriberProperties as keys } from './subscriber.ts';
import type { JobOutcome } from './outbox/job-outcome.ts';
import type { ListDeps } from './list-deps.ts';
import { decidedAt, currentNewsletters } from './stored-subscriber.ts';

type JobOf<K extends Job['kind']> = Extract<Job, { kind: K }>;
type Deps = Pick<ListDeps, 'store'>;

/** Unsubscribes the address from everything, unless the reader has subscribed again since. */
export async function unsubscribe(
  { address, at }: JobOf<'leave'>,
  { store }: Deps,
): Promise<JobOutcome> {
  const found = await store.find(address);
  if (found.status !== 'ok') return found;
  const known = found.data;
  if (!known) return { status: 'done' };
  if (isSuperseded(decidedAt(known), at, at)) return { status: 'superseded' };

  const record = { [keys.decidedAt]: at.toISOString(), [keys.newsletters]: '' };
  const result = await store.updateRecord(known, { record, unsubscribed: true });
  return result.status === 'ok' ? { status: 'done' } : result;
}

/**
 * Records when a reader unsubscribed on a page of the provider. The provider also reports our own
 * changes; those match the newsletters that we last set.
 */
export async function recordChange(
  { address, at }: JobOf<'note-change'>,
  { store }: Deps,
): Promise<JobOutcome> {
  const found = await store.find(address);
  if (found.status !== 'ok') return found;
  const known = found.data;
  if (!known) return { status: 'done' };

  const lastSet = (known.record[keys.newsletters] ?? '').split(' ').filter((id) => id !== '');
  const current = currentNewsletters(known);
  const hasUnsubscribed = lastSet.some((id) => !current.includes(id));
  if (!hasUnsubscribed && current.every((id) => lastSet.includes(id))) return { status: 'done' };

  const before = decidedAt(known);
  const decision = before && before > at ? before : at;
  const record = {
    [keys.newsletters]: current.join(' '),
    ...(hasUnsubscribed && { [keys.decidedAt]: decision.toISOString() }),
  };
  const result = await store.updateRecord(known, { record });
  return result.status === 'ok' ? { status: 'done' } : result;
}

/** Removes the subscriber and everything stored with it. */
export async function erase({ address }: JobOf<'erase'>, { store }: Deps): Promise<JobOutcome> {
  const removed = await store.remove(address);
  return removed.status === 'ok' ? { status: 'done' } : removed;
}
