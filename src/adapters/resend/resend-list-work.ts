import type { ListJob, ListWork } from '../../domain/outbox.ts';
import type { SignedLinks } from '../../domain/signed-links.ts';
import type { WorkOutcome } from '../../domain/work-outcome.ts';
import { changeAddress } from './change-address.ts';
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
  return {
    async carryOut(job) {
      const ids = await means.audience.ids();
      if (ids.kind !== 'ok') return workFailure(ids);
      const outcome = await carryOut(job, { ...means, audience: ids.data });
      if (outcome.status !== 'refused' || outcome.reason !== 'not-found') return outcome;

      // The contact has gone between two requests, or the segment or a topic has: to be begun anew.
      means.audience.forget();
      return { status: 'later', reason: outcome.reason, mayBeDone: true };
    },
  };
}

function carryOut(job: ListJob, means: ListMeans): Promise<WorkOutcome> {
  switch (job.kind) {
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
