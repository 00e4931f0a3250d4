import type { Job } from './outbox/job.ts';
import { isSuperseded, subscriberProperties as keys } from './subscriber.ts';
import type { JobOutcome } from './outbox/job-outcome.ts';
import type { ListDeps } from './list-deps.ts';
import { decidedAt, currentNewsletters } from './stored-subscriber.ts';

type JobOf<K extends Job['kind']> = Extract<Job, { kind: K }>;
type Deps = Pick<ListDeps, 'store'>;

/** Has the address receive nothing more, unless the reader has agreed anew since. */
export async function leave({ address, at }: JobOf<'leave'>, { store }: Deps): Promise<JobOutcome> {
  const found = await store.find(address);
  if (found.status !== 'ok') return found;
  const known = found.data;
  if (!known) return { status: 'done' };
  if (isSuperseded(decidedAt(known), at, at)) return { status: 'superseded' };

  const record = { [keys.decidedAt]: at.toISOString(), [keys.newsletters]: '' };
  const noted = await store.note(known, { record, unsubscribed: true });
  return noted.status === 'ok' ? { status: 'done' } : noted;
}

/**
 * Keeps the moment at which a reader left through a page of the provider's own. The provider tells of
 * what we have changed ourselves too; that is known by the newsletters that were set last.
 */
export async function recordChange(
  { address, at }: JobOf<'note-change'>,
  { store }: Deps,
): Promise<JobOutcome> {
  const found = await store.find(address);
  if (found.status !== 'ok') return found;
  const known = found.data;
  if (!known) return { status: 'done' };

  const set = (known.record[keys.newsletters] ?? '').split(' ').filter((id) => id !== '');
  const current = currentNewsletters(known);
  const hasLeft = set.some((id) => !current.includes(id));
  if (!hasLeft && current.every((id) => set.includes(id))) return { status: 'done' };

  const before = decidedAt(known);
  const decided = before && before > at ? before : at;
  const record = {
    [keys.newsletters]: current.join(' '),
    ...(hasLeft && { [keys.decidedAt]: decided.toISOString() }),
  };
  const noted = await store.note(known, { record });
  return noted.status === 'ok' ? { status: 'done' } : noted;
}

/** Removes the subscriber with everything that is kept with it. */
export async function erase({ address }: JobOf<'erase'>, { store }: Deps): Promise<JobOutcome> {
  const removed = await store.remove(address);
  return removed.status === 'ok' ? { status: 'done' } : removed;
}
