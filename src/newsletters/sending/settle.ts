import type { Broadcast, BroadcastEntry, Mailing } from './broadcaster.ts';
import type { Advance, SendDeps } from './send-request.ts';
import { removeDrafts } from './sent-before.ts';
import { isDraft, sameContent } from './find-broadcasts.ts';

/**
 * Records what was sent, and removes the drafts beside it, including those that Resend does not list
 * yet. At least one of the mailings is no longer a draft.
 */
export async function settle(
  { found, hidden }: { found: readonly (Broadcast | BroadcastEntry)[]; hidden: readonly string[] },
  mailing: Mailing,
  deps: SendDeps,
): Promise<Advance> {
  const { broadcaster, ledger, now } = deps;
  const [out] = found.filter((entry) => !isDraft(entry)).toSorted((a, b) => weight(a) - weight(b));
  if (out === undefined) return 'look-again';
  const whole =
    'content' in out ? ({ kind: 'ok', data: out } as const) : await broadcaster.get(out.id);
  if (whole.kind === 'refused') return { kind: 'refused', step: 'get' };
  if (whole.kind !== 'ok') return 'unclear';

  await removeDrafts([...found.filter(isDraft).map(({ id }) => id), ...hidden], deps);
  const { id: broadcast, status } = whole.data;
  const at = now();
  if (status === 'canceled') {
    await ledger.append({ at: at.toISOString(), step: 'canceled', broadcast, status });
    return { kind: 'canceled', broadcast };
  }
  if (!sameContent(whole.data, mailing)) return { kind: 'other-version', broadcast };
  const { hash } = mailing;
  if (status === 'scheduled') {
    const { scheduledAt } = whole.data;
    await ledger.append({
      at: at.toISOString(),
      step: 'scheduled',
      broadcast,
      hash,
      ...(scheduledAt && { for: scheduledAt.toISOString() }),
    });
    return { kind: 'scheduled', broadcast, at: scheduledAt };
  }
  const ours = (await ledger.entries()).some(
    (entry) => entry.step === 'sending' && entry.broadcast === broadcast,
  );
  await ledger.append({
    at: at.toISOString(),
    step: 'submitted',
    broadcast,
    hash,
    status,
    ...(!ours && { found: true }),
  });
  return { kind: 'submitted', broadcast, status, at: whole.data.sentAt ?? at, before: !ours };
}

/** What was sent or is being sent comes first, then what is scheduled, then what was stopped. */
function weight({ status }: BroadcastEntry): number {
  return status === 'canceled' ? 2 : status === 'scheduled' ? 1 : 0;
}
