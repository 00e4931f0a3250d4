import type { SendDeps } from './send-request.ts';
import { findBroadcasts, isDraft } from './standing.ts';

export type CancelResult =
  /** `draft`: nothing had gone out, and it can be sent again. `canceled`: some readers have it. */
  | { kind: 'canceled'; broadcast: string; status: string }
  /** It is out already. */
  | { kind: 'too-late'; broadcast: string; status: string }
  /** Nothing of this name is under way. */
  | { kind: 'nothing' }
  | { kind: 'refused' }
  | { kind: 'unclear' };

/** Takes back what is scheduled, and stops what is going out. Throws when the ledger fails. */
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
    // One that was to be sent, and that Resend does not show yet, may well be on its way.
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
