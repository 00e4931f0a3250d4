import type { SendDeps } from './send-request.ts';
import { findBroadcasts, isDraft } from './find-broadcasts.ts';

export type CancelResult =
  /** `draft`: nothing was sent, and it can be sent again. `canceled`: some readers have it. */
  | { kind: 'canceled'; broadcast: string; status: string }
  /** It was already sent. */
  | { kind: 'too-late'; broadcast: string; status: string }
  /** There is nothing to take back. */
  | { kind: 'nothing' }
  | { kind: 'refused' }
  | { kind: 'unclear' };

/** Takes back a scheduled issue, or stops one that is being sent. Throws if the ledger fails. */
export async function cancelIssue(
  name: string,
  { broadcaster, ledger, now }: Pick<SendDeps, 'broadcaster' | 'ledger' | 'now'>,
): Promise<CancelResult> {
  const entries = await ledger.entries();
  const seen = await findBroadcasts(name, entries, broadcaster);
  if (seen.kind === 'refused') return { kind: 'refused' };
  if (seen.kind !== 'ok') return { kind: 'unclear' };
  const { found, hidden } = seen.data;
  const under = found.filter((entry) => !isDraft(entry) && entry.status !== 'canceled');
  const one = under.find(({ status }) => status === 'scheduled' || status === 'queued') ?? under[0];
  if (one === undefined) {
    // A broadcast that was to be sent, and that Resend does not list yet, may be sent.
    const mayBeOut = entries.some(
      (entry) => entry.step === 'sending' && hidden.includes(entry.broadcast),
    );
    return mayBeOut ? { kind: 'unclear' } : { kind: 'nothing' };
  }

  await broadcaster.cancel(one.id);
  const after = await broadcaster.get(one.id);
  if (after.kind !== 'ok') return { kind: 'unclear' };
  const { id: broadcast, status } = after.data;
  if (status !== 'draft' && status !== 'canceled') return { kind: 'too-late', broadcast, status };
  await ledger.append({ at: now().toISOString(), step: 'canceled', broadcast, status });
  return { kind: 'canceled', broadcast, status };
}
