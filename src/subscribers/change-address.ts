import type { Job } from './outbox/job.ts';
import { isSuperseded, subscriberProperties as keys } from './subscriber.ts';
import type { JobOutcome } from './outbox/job-outcome.ts';
import { erase } from './unsubscribe.ts';
import type { ListDeps } from './list-deps.ts';
import { decidedAt, currentNewsletters } from './stored-subscriber.ts';

/**
 * Moves the subscriptions of one address to another and removes the old address. The new address is
 * stored before the old one is removed, so an interrupted job can run again.
 */
export async function changeAddress(
  { address, from, at }: Extract<Job, { kind: 'change-address' }>,
  deps: ListDeps,
): Promise<JobOutcome> {
  const { store, signedLinks } = deps;
  const old = await store.find(from);
  if (old.status !== 'ok') return old;
  const current = await store.find(address);
  if (current.status !== 'ok') return current;

  if (!old.data) {
    const isDone = current.data && decidedAt(current.data)?.getTime() === at.getTime();
    return { status: isDone ? 'done' : 'superseded' };
  }
  const moved = currentNewsletters(old.data);
  const hasDecided = [old.data, current.data].some(
    (one) => one && isSuperseded(decidedAt(one), at, at),
  );
  if (hasDecided || moved.length === 0) return { status: 'superseded' };

  const newsletters = [
    ...new Set([...moved, ...(current.data ? currentNewsletters(current.data) : [])]),
  ];
  const record = {
    ...consentOf(old.data.record),
    [keys.decidedAt]: at.toISOString(),
    [keys.newsletters]: newsletters.join(' '),
    [keys.preferencesToken]: await signedLinks.issue({ purpose: 'preferences', address }, at),
  };
  const stored = current.data
    ? await store.update(current.data, { newsletters, record })
    : await store.create(address, { newsletters, record });
  if (stored.status !== 'ok') return stored;
  return erase({ kind: 'erase', address: from }, deps);
}

/** Returns the consent properties of a record. */
function consentOf(record: Readonly<Record<string, string>>): Record<string, string> {
  const kept = [keys.consentAt, keys.consentPage, keys.consentText];
  return Object.fromEntries(
    kept.flatMap((key) => (record[key] === undefined ? [] : [[key, record[key]]])),
  );
}
