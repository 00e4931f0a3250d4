import type { Job } from '../../subscribers/outbox/job.ts';
import type { WorkOutcome } from '../../subscribers/outbox/work-outcome.ts';
import { findContact, isInSegment, received } from './contact.ts';
import type { ListMeans } from './resend-list-work.ts';
import { isSuppressed } from './suppression.ts';
import { workFailure } from './work-failure.ts';

/**
 * Has an address that was mailed today mailed once more, where that is of use: not when it receives
 * all that was asked for, and not when Resend sends nothing to it, after a bounce or a complaint. Who
 * has left, or has not confirmed yet, is mailed.
 */
export async function confirmAgain(
  job: Extract<Job, { kind: 'confirm-again' }>,
  { resend, audience }: ListMeans,
): Promise<WorkOutcome> {
  const found = await findContact(resend, job.address);
  if (found.kind !== 'ok') return workFailure(found);
  const current = found.data ? received(found.data, audience) : [];
  if (found.data && job.newsletters.every((id) => current.includes(id))) {
    // Outside of the segment nobody is sent anything, whatever the topics say.
    const isListed = await isInSegment(resend, audience, found.data.id);
    if (isListed.kind !== 'ok') return workFailure(isListed);
    if (isListed.data) return { status: 'done' };
  }

  const suppressed = await isSuppressed(resend, job.address);
  if (suppressed.kind !== 'ok') return workFailure(suppressed);
  if (suppressed.data) return { status: 'done' };
  return { status: 'done', then: [{ ...job, kind: 'mail-confirmation' }] };
}
