import { sameMailbox } from '../../core/email-address.ts';
import type { ListJob } from '../../subscribers/outbox/job.ts';
import type { ListWork } from '../../subscribers/outbox/outbox.ts';
import type { SignedLinks } from '../../subscribers/signed-links.ts';
import type { WorkOutcome } from '../../subscribers/outbox/work-outcome.ts';
import { changeAddress } from './change-address.ts';
import { confirmAgain } from './confirm-again.ts';
import { erase, leave, noteChange } from './leave.ts';
import type { Audience, ResendAudience } from './resend-audience.ts';
import type { ResendClient } from './resend-client.ts';
import { choose, subscribe } from './subscribe.ts';
import { workFailure } from './work-failure.ts';

/** What every piece of work on the list needs. */
export interface ListMeans {
  resend: ResendClient;
  audience: Audience;
  signedLinks: SignedLinks;
}

/** Does the work on the list of subscribers, who are contacts of Resend. */
export function resendListWork(means: {
  resend: ResendClient;
  audience: ResendAudience;
  signedLinks: SignedLinks;
}): ListWork {
  const lastOf = new Map<string, Promise<WorkOutcome>>();

  async function attempt(job: ListJob): Promise<WorkOutcome> {
    // Begun anew once: the contact may go between two requests, the segment or a topic may be gone.
    for (let round = 1; ; round++) {
      const ids = await means.audience.ids();
      if (ids.kind !== 'ok') return workFailure(ids);
      const outcome = await carryOut(job, { ...means, audience: ids.data });
      if (outcome.status !== 'refused' || outcome.reason !== 'not-found') return outcome;

      means.audience.forget();
      if (round === 2) return { status: 'later', reason: outcome.reason, mayBeDone: true };
    }
  }

  return {
    async carryOut(job) {
      // One after the other for one address: a button pressed twenty times is one contact.
      const mailbox = sameMailbox(job.address);
      const before = lastOf.get(mailbox);
      const running = (before ?? Promise.resolve()).catch(() => undefined).then(() => attempt(job));
      lastOf.set(mailbox, running);
      try {
        return await running;
      } finally {
        if (lastOf.get(mailbox) === running) lastOf.delete(mailbox);
      }
    },
  };
}

function carryOut(job: ListJob, means: ListMeans): Promise<WorkOutcome> {
  switch (job.kind) {
    case 'confirm-again':
      return confirmAgain(job, means);
    case 'subscribe':
      return subscribe(job, means);
    case 'choose':
      return choose(job, means);
    case 'change-address':
      return changeAddress(job, means);
    case 'leave':
      return leave(job, means);
    case 'note-change':
      return noteChange(job, means);
    case 'erase':
      return erase(job, means);
  }
}
