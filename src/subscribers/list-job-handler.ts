import { sameMailbox } from '../core/email-address.ts';
import type { ListJob } from './outbox/job.ts';
import type { ListJobHandler } from './outbox/outbox.ts';
import type { JobOutcome } from './outbox/job-outcome.ts';
import { changeAddress } from './change-address.ts';
import { confirmAgain } from './confirm-again.ts';
import { erase, recordChange, unsubscribe } from './unsubscribe.ts';
import type { ListDeps } from './list-deps.ts';
import { choose, subscribe } from './subscribe.ts';
import { GONE } from './subscriber-store.ts';

/** Handles jobs that change the list of subscribers, at any provider. */
export function listJobHandler(deps: ListDeps): ListJobHandler {
  const lastJobs = new Map<string, Promise<JobOutcome>>();

  async function runWithRetry(job: ListJob): Promise<JobOutcome> {
    // One retry from the start: the subscriber or a list may disappear between two requests.
    for (let round = 1; ; round++) {
      const outcome = await run(job, deps);
      if (outcome.status !== 'refused' || outcome.reason !== GONE) return outcome;

      deps.store.resetLists();
      if (round === 2) return { status: 'later', reason: outcome.reason, mayBeDone: true };
    }
  }

  return {
    async handle(job) {
      // Jobs for one address run in sequence, so that twenty clicks make one subscriber.
      const mailbox = sameMailbox(job.address);
      const previous = lastJobs.get(mailbox);
      const running = (previous ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => runWithRetry(job));
      lastJobs.set(mailbox, running);
      try {
        return await running;
      } finally {
        if (lastJobs.get(mailbox) === running) lastJobs.delete(mailbox);
      }
    },
  };
}

function run(job: ListJob, deps: ListDeps): Promise<JobOutcome> {
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
      return unsubscribe(job, deps);
    case 'note-change':
      return recordChange(job, deps);
    case 'erase':
      return erase(job, deps);
  }
}
