import { type Log, reasonOf } from '../../core/log.ts';
import { sha256Hex } from '../../core/sha256.ts';
import { mailboxKey } from '../../subscribers/mailbox-key.ts';
import type { JobOutcome } from '../../subscribers/outbox/job-outcome.ts';
import { isMailJob, type Job, type MailJob } from '../../subscribers/outbox/job.ts';
import type { ListJobHandler, Outbox } from '../../subscribers/outbox/outbox.ts';
import type { BatchMailer, OutgoingMail } from '../../subscribers/outbox/outgoing-mail.ts';
import { windowOf } from '../../subscribers/subscription.ts';

type Answer = Awaited<ReturnType<Outbox['add']>>;

/**
 * Does each job at once, within the request, where nothing can be stored: `kept` means that the provider has done
 * it, and `unavailable` that it has not, or that nobody knows. An email has an idempotency key that is made of
 * the mailbox and the quarter of an hour, so the provider itself sends at most one of them.
 */
export function directOutbox(deps: {
  mailer: BatchMailer;
  listJobHandler: ListJobHandler;
  writeMail: (job: MailJob) => Promise<OutgoingMail>;
  log: Log;
}): Outbox {
  /** Jobs in progress by key, so that a click that is repeated in the meantime costs nothing. */
  const running = new Map<string, Promise<Answer>>();

  async function submit(key: string, mail: OutgoingMail): Promise<Answer> {
    const outcome = await deps.mailer.submit({ key, mails: [mail] });
    if (outcome.status === 'submitted')
      return outcome.refused.length === 0 ? 'kept' : 'unavailable';
    return failed(outcome);
  }

  function failed(outcome: Exclude<JobOutcome, { status: 'done' | 'superseded' }>): 'unavailable' {
    const { status, reason } = outcome;
    if (status === 'misconfigured') {
      deps.log({ level: 'error', event: 'resend-settings-refused', reason });
    } else if (status === 'quota') {
      deps.log({ level: 'error', event: 'resend-quota-used-up' });
    } else {
      deps.log({ level: 'error', event: 'job-not-done', reason });
    }
    return 'unavailable';
  }

  async function run(key: string, job: Job, now: Date): Promise<Answer> {
    if (isMailJob(job)) return submit(await mailboxWindow(job, now), await deps.writeMail(job));
    // Whether the email is useful depends on the address, and the time of an answer would tell.
    if (job.kind === 'confirm-again') return run(key, { ...job, kind: 'mail-confirmation' }, now);

    const outcome = await deps.listJobHandler.handle(job);
    if (outcome.status === 'superseded') return 'kept';
    if (outcome.status !== 'done') return failed(outcome);
    for (const next of outcome.then ?? []) {
      if (!isMailJob(next))
        throw new Error(`A job of the kind ${next.kind} cannot follow another.`);
      const sent = await submit(
        await sha256Hex(`${next.kind}\n${key}`),
        await deps.writeMail(next),
      );
      // What the reader asked for is done.
      if (sent === 'unavailable')
        deps.log({ level: 'error', event: 'mail-not-sent', kind: next.kind });
    }
    return 'kept';
  }

  /** Nothing is claimed about a job that ends in an unexpected error. */
  const safely = async (work: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await work();
    } catch (error) {
      deps.log({ level: 'error', event: 'job-failed', reason: reasonOf(error) });
      return 'unavailable';
    }
  };

  return {
    async add({ key, job, now }) {
      const same = running.get(key);
      if (same) return same;
      const answer = safely(() => run(key, job, now));
      running.set(key, answer);
      return answer.finally(() => running.delete(key));
    },
    async addNothing(_now, instead) {
      if (!instead) return 'known';
      return safely(async () => {
        // The same request with no recipient, which the provider cannot send.
        const mail = { ...(await deps.writeMail(instead)), to: '' };
        const outcome = await deps.mailer.submit({ key: crypto.randomUUID(), mails: [mail] });
        const isRefused = outcome.status === 'submitted' || outcome.status === 'refused';
        return isRefused ? 'known' : failed(outcome);
      });
    },
  };
}

/** One key for all emails that visitors request for a mailbox within a quarter of an hour. */
function mailboxWindow({ kind, address }: MailJob, now: Date): Promise<string> {
  return sha256Hex([kind, mailboxKey(address), windowOf(now).toISOString()].join('\n'));
}
