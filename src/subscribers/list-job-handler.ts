import { sameMailbox } from '../core/email-address.ts';
import type { ListJob } from './outbox/job.ts';
import type { ListJobHandler } from './outbox/outbox.ts';
import type { JobOutcome } from './outbox/job-outcome.ts';
import { changeAddress } from './change-address.ts';
import { confirmAgain } from './confirm-again.ts';
import { erase, leave, recordChange } from './unsubscribe.ts';
import type { ListDeps } from './list-deps.ts';
import { choose, subscribe } from './subscribe.ts';
import { GONE } from './subscriber-store.ts';

/** Does the work on the list of subscribers, wherever they are kept. */
export function listJobHandler(deps: ListDeps): ListJobHandler {
  const lastOf = new Map<string, Promise<JobOutcome>>();

  async function attempt(job: ListJob): Promise<JobOutcome> {
    // Begun anew once: the subscriber may go between two requests, a list may be gone.
    for (let round = 1; ; round++) {
      const outcome = await handle(job, deps);
      if (outcome.status !== 'refused' || outcome.reason !== GONE) return outcome;

      deps.store.resetLists();
      if (round === 2) return { status: 'later', reason: outcome.reason, mayBeDone: true };
    }
  }

  return {
    async handle(job) {
      // One after the other for one address: a button pressed twenty times is one subscriber.
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

function handle(job: ListJob, deps: ListDeps): Promise<JobOutcome> {
  switch (job.kind) {
    case 'confirm-again':
      return confirmAgain(job, deps);
    case 'subscribe':
      return subscribe(job, deps);
    case 'choose':
      return choose(job, deps);
    case 'change-address':
      return changeAddress(job, deps);
    case 'leave':
      return leave(job, deps);
    case 'note-change':
      return recordChange(job, deps);
    case 'erase':
      return erase(job, deps);
  }
}
