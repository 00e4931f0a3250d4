import { sameMailbox } from '../core/email-address.ts';
import type { ListJob } from './outbox/job.ts';
import type { ListWork } from './outbox/outbox.ts';
import type { WorkOutcome } from './outbox/work-outcome.ts';
import { changeAddress } from './change-address.ts';
import { confirmAgain } from './confirm-again.ts';
import { erase, leave, noteChange } from './leave.ts';
import type { ListDeps } from './list-deps.ts';
import { choose, subscribe } from './subscribe.ts';
import { GONE } from './subscriber-store.ts';

/** Does the work on the list of subscribers, wherever they are kept. */
export function listWork(deps: ListDeps): ListWork {
  const lastOf = new Map<string, Promise<WorkOutcome>>();

  async function attempt(job: ListJob): Promise<WorkOutcome> {
    // Begun anew once: the subscriber may go between two requests, a list may be gone.
    for (let round = 1; ; round++) {
      const outcome = await carryOut(job, deps);
      if (outcome.status !== 'refused' || outcome.reason !== GONE) return outcome;

      deps.store.forgetLists();
      if (round === 2) return { status: 'later', reason: outcome.reason, mayBeDone: true };
    }
  }

  return {
    async carryOut(job) {
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

function carryOut(job: ListJob, deps: ListDeps): Promise<WorkOutcome> {
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
      return noteChange(job, deps);
    case 'erase':
      return erase(job, deps);
  }
}
