import type { Broadcast, BroadcastEntry } from './broadcaster.ts';
import type { Errand } from './errand.ts';
import type { Advance } from './send-request.ts';
import { settle } from './settle.ts';
import { holds, isDraft } from './standing.ts';

/** How often one call asks for a draft: the second and third time when no answer came and none appeared. */
const CREATIONS = 3;

/**
 * Asks for a draft, unless this call has made one already: a draft that another machine removed is
 * left to the next run. Whether there is one, and only one, later looks show.
 */
export async function makeDraft(errand: Errand): Promise<Advance> {
  const { mailing, deps, made } = errand;
  if (made.size > 0 || errand.creations === CREATIONS) return { kind: 'unclear' };
  errand.creations += 1;
  await errand.record({ step: 'creating' });
  const created = await deps.broadcaster.create(mailing);
  switch (created.kind) {
    case 'ok':
      made.add(created.data);
      errand.sees(created.data);
      await errand.record({ step: 'drafted', broadcast: created.data, hash: mailing.hash });
      return 'wait';
    case 'unclear':
      errand.doubtCreation();
      return 'wait';
    case 'refused':
    case 'not-found':
      await errand.record({ step: 'refused', what: 'create' });
      return { kind: 'refused', step: 'create' };
  }
}

/**
 * Of these drafts, keeps the oldest that holds the mailing. Once this call has known of it for the
 * settle time, removes all others and sends it.
 */
export async function sendOldest(
  drafts: readonly BroadcastEntry[],
  errand: Errand,
): Promise<Advance> {
  if (!drafts.some(({ id }) => errand.isSettled(id))) return 'wait';
  const looked = await oldestThatHolds(drafts, errand);
  if ('next' in looked) return looked.next;
  const { kept } = looked;
  if (!errand.isSettled(kept?.id ?? drafts[0]?.id ?? '')) return 'wait';

  for (const { id } of drafts) {
    if (id === kept?.id) continue;
    const outcome = await discard(id, errand);
    if (outcome !== 'gone') return outcome;
  }
  return kept === undefined ? 'look-again' : submit(kept.id, errand);
}

/** `kept` is `undefined` when all of them hold something else. */
async function oldestThatHolds(
  drafts: readonly BroadcastEntry[],
  { mailing, deps, made }: Errand,
): Promise<{ kept: Broadcast | undefined } | { next: Advance }> {
  for (const { id } of drafts) {
    const whole = await deps.broadcaster.get(id);
    if (whole.kind === 'refused') return { next: { kind: 'refused', step: 'get' } };
    // Not found: removed since the look, by another machine, or not shown yet.
    if (whole.kind !== 'ok') return { next: 'unclear' };
    if (!isDraft(whole.data)) {
      const found = drafts.map((entry) => (entry.id === id ? whole.data : entry));
      return { next: await settle({ found, hidden: [] }, mailing, deps) };
    }
    if (holds(whole.data, mailing)) return { kept: whole.data };
    if (made.has(id)) return { next: { kind: 'altered', broadcast: id } };
  }
  return { kept: undefined };
}

/** Removes a draft. Resend refuses it for one that went out, which changes everything. */
async function discard(id: string, errand: Errand): Promise<'gone' | 'look-again' | 'unclear'> {
  const removed = await errand.deps.broadcaster.remove(id);
  if (removed.kind === 'refused') return 'look-again';
  if (removed.kind === 'unclear') return 'unclear';
  await errand.record({ step: 'removed', broadcast: id });
  return 'gone';
}

/** Sends the one draft that is left, and asks what became of it. */
async function submit(id: string, errand: Errand): Promise<Advance> {
  const { mailing, request, deps } = errand;
  const { broadcaster } = deps;
  await errand.record({
    step: 'sending',
    broadcast: id,
    hash: mailing.hash,
    ...(request.at && { for: request.at.toISOString() }),
  });
  const sent = await broadcaster.send(id, request.at);
  if (sent.kind === 'not-found') {
    await errand.record({ step: 'removed', broadcast: id });
    return 'look-again';
  }
  // Accepted: what says otherwise lags behind, and is asked again rather than sent again.
  for (const pause of sent.kind === 'ok' ? [0, 1000, 5000] : [0]) {
    if (pause > 0) await errand.pause(pause);
    const after = await broadcaster.get(id);
    if (after.kind === 'ok' && !isDraft(after.data)) {
      return settle({ found: [after.data], hidden: [] }, mailing, deps);
    }
    if (after.kind === 'ok' && sent.kind === 'refused') {
      await errand.record({ step: 'refused', what: 'send' });
      return { kind: 'refused', step: 'send' };
    }
  }
  return sent.kind === 'ok' ? { kind: 'unclear' } : 'unclear';
}
