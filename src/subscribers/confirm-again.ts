import type { Job } from './outbox/job.ts';
import type { JobOutcome } from './outbox/job-outcome.ts';
import type { ListDeps } from './list-deps.ts';
import { currentNewsletters } from './stored-subscriber.ts';

/**
 * Emails an address that was already emailed today, unless that is useless: it already receives
 * every requested newsletter, or the provider suppresses it after a bounce or a complaint.
 */
export async function confirmAgain(
  job: Extract<Job, { kind: 'confirm-again' }>,
  { store }: Pick<ListDeps, 'store'>,
): Promise<JobOutcome> {
  const found = await store.find(job.address);
  if (found.status !== 'ok') return found;
  const current = found.data ? currentNewsletters(found.data) : [];
  if (found.data && job.newsletters.every((id) => current.includes(id))) {
    const isListed = await store.isListed(found.data);
    if (isListed.status !== 'ok') return isListed;
    if (isListed.data) return { status: 'done' };
  }

  const suppressed = await store.isSuppressed(job.address);
  if (suppressed.status !== 'ok') return suppressed;
  if (suppressed.data) return { status: 'done' };
  return { status: 'done', then: [{ ...job, kind: 'mail-confirmation' }] };
}
