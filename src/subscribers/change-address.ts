import type { Job } from './outbox/job.ts';
import { isSuperseded, subscriberProperties as keys } from './subscriber.ts';
import type { JobOutcome } from './outbox/job-outcome.ts';
import { erase } from './unsubscribe.ts';
import type { ListDeps } from './list-deps.ts';
import { decidedAt, currentNewsletters } from './stored-subscriber.ts';

/**
 * Has one address receive what another one received, and removes that one. First the new one stands
 * as it shall, then the old one goes: broken off between the two, the work is done again.
 */
export async function changeAddress(
  { address, from, at }: Extract<Job, { kind: 'change-address' }>,
  deps: ListDeps,
): Promise<JobOutcome> {
  const { store, signedLinks } = deps;
  const old = await store.find(from);
  if (old.status !== 'ok') return old;
  const present = await store.find(address);
  if (present.status !== 'ok') return present;

  if (!old.data) {
    const isDone = present.data && decidedAt(present.data)?.getTime() === at.getTime();
    return { status: isDone ? 'done' : 'superseded' };
  }
  const carried = currentNewsletters(old.data);
  const hasDecided = [old.data, present.data].some(
    (one) => one && isSuperseded(decidedAt(one), at, at),
  );
  if (hasDecided || carried.length === 0) return { status: 'superseded' };

  const newsletters = [
    ...new Set([...carried, ...(present.data ? currentNewsletters(present.data) : [])]),
  ];
  const record = {
    ...consentOf(old.data.record),
    [keys.decidedAt]: at.toISOString(),
    [keys.newsletters]: newsletters.join(' '),
    [keys.preferencesToken]: await signedLinks.issue({ purpose: 'preferences', address }, at),
  };
  const stored = present.data
    ? await store.update(present.data, { newsletters, record })
    : await store.create(address, { newsletters, record });
  if (stored.status !== 'ok') return stored;
  return erase({ kind: 'erase', address: from }, deps);
}

/** The consent goes with the reader. */
function consentOf(record: Readonly<Record<string, string>>): Record<string, string> {
  const kept = [keys.consentAt, keys.consentPage, keys.consentText];
  return Object.fromEntries(
    kept.flatMap((key) => (record[key] === undefined ? [] : [[key, record[key]]])),
  );
}
