import type { LedgerEntry } from './issue-ledger.ts';
import { settledStep } from './issue-ledger.ts';
import type { SendDeps, SendResult } from './send-request.ts';
import { isDraft } from './find-broadcasts.ts';

type Out = Extract<SendResult, { kind: 'submitted' | 'other-version' }>;

/**
 * What was sent, by the ledger, for an issue whose email has this hash now; `undefined` if nothing was.
 */
export function outByLedger(entries: readonly LedgerEntry[], hash: string): Out | undefined {
  const settled = settledStep(entries);
  if (settled?.step !== 'submitted') return undefined;
  const { broadcast, status, at } = settled;
  return settled.hash === hash
    ? { kind: 'submitted', broadcast, status, at: new Date(at), before: true }
    : { kind: 'other-version', broadcast };
}

/**
 * Removes the drafts that a crash left beside the broadcast that was sent. If Resend does not answer,
 * nothing happens: a draft reaches nobody, and the next run tries again.
 */
export async function removeTwins(name: string, out: string, deps: Tools): Promise<void> {
  const all = await deps.broadcaster.all();
  if (all.kind !== 'ok') return;
  const twins = all.data.filter((one) => one.name === name && one.id !== out && isDraft(one));
  const ids = twins.map(({ id }) => id);
  await removeDrafts(ids, deps);
}

/** Removes drafts, and records which were removed. Resend refuses to remove one that was sent. */
export async function removeDrafts(
  ids: readonly string[],
  { broadcaster, ledger, now }: Tools,
): Promise<void> {
  for (const broadcast of ids) {
    const removed = await broadcaster.remove(broadcast);
    if (removed.kind !== 'ok') continue;
    await ledger.append({ at: now().toISOString(), step: 'removed', broadcast });
  }
}

type Tools = Pick<SendDeps, 'broadcaster' | 'ledger' | 'now'>;
