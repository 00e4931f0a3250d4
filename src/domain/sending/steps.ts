import type { Broadcast, BroadcastEntry, Mailing } from './broadcaster.ts';
import type { Advance, Means, Wish } from './means.ts';
import { settle } from './settle.ts';
import { holds, isDraft } from './standing.ts';

interface Errand {
  mailing: Mailing;
  wish: Wish;
  means: Means;
  /** Ids of the drafts that this call made. */
  made: Set<string>;
}

/** Asks for a draft. Whether there is one, and only one, the next look tells. */
export async function makeDraft(
  mailing: Mailing,
  { broadcaster, ledger, now, sleep, settleMs }: Means,
  made: Set<string>,
): Promise<Advance> {
  await ledger.append({ at: now().toISOString(), step: 'creating' });
  const created = await broadcaster.create(mailing);
  switch (created.kind) {
    case 'ok':
      made.add(created.data);
      await ledger.append({
        at: now().toISOString(),
        step: 'drafted',
        broadcast: created.data,
        hash: mailing.hash,
      });
      return 'look-again';
    case 'unclear':
      await sleep(settleMs);
      return 'look-again';
    case 'refused':
    case 'not-found':
      await ledger.append({ at: now().toISOString(), step: 'refused', what: 'create' });
      return { kind: 'refused', step: 'create' };
  }
}

/** Of these drafts, keeps the oldest that holds the mailing, removes all others, then sends it. */
export async function sendOldest(
  drafts: readonly BroadcastEntry[],
  errand: Errand,
): Promise<Advance> {
  const { mailing, means, made } = errand;
  let kept: Broadcast | undefined;
  for (const { id } of drafts) {
    if (kept === undefined) {
      const whole = await means.broadcaster.get(id);
      if (whole.kind === 'refused') return { kind: 'refused', step: 'get' };
      if (whole.kind === 'unclear') return 'unclear';
      // Removed or sent since the look: by another machine.
      if (whole.kind === 'not-found' || !isDraft(whole.data)) return 'look-again';
      if (holds(whole.data, mailing)) {
        kept = whole.data;
        continue;
      }
      if (made.has(id)) return { kind: 'altered', broadcast: id };
    }
    const outcome = await discard(id, means);
    if (outcome !== 'gone') return outcome;
  }
  return kept === undefined ? 'look-again' : submit(kept.id, errand);
}

/** Removes a draft. Resend refuses it for one that went out, which changes everything. */
async function discard(
  id: string,
  { broadcaster, ledger, now }: Means,
): Promise<'gone' | 'look-again' | 'unclear'> {
  const removed = await broadcaster.remove(id);
  if (removed.kind === 'refused') return 'look-again';
  if (removed.kind === 'unclear') return 'unclear';
  await ledger.append({ at: now().toISOString(), step: 'removed', broadcast: id });
  return 'gone';
}

/** Sends the one draft that is left, and asks what became of it. */
async function submit(id: string, { mailing, wish, means }: Errand): Promise<Advance> {
  const { broadcaster, ledger, now, sleep } = means;
  await ledger.append({
    at: now().toISOString(),
    step: 'sending',
    broadcast: id,
    hash: mailing.hash,
    ...(wish.at && { for: wish.at.toISOString() }),
  });
  const sent = await broadcaster.send(id, wish.at);
  // Accepted: what says otherwise lags behind, and is asked again rather than sent again.
  for (const pause of sent.kind === 'ok' ? [0, 1000, 5000] : [0]) {
    await sleep(pause);
    const after = await broadcaster.get(id);
    if (after.kind === 'ok' && !isDraft(after.data)) return settle([after.data], mailing, means);
    if (after.kind === 'not-found') return 'look-again';
    if (after.kind === 'ok' && sent.kind === 'refused') {
      await ledger.append({ at: now().toISOString(), step: 'refused', what: 'send' });
      return { kind: 'refused', step: 'send' };
    }
  }
  return sent.kind === 'ok' ? { kind: 'unclear' } : 'unclear';
}
