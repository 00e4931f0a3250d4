import type { Broadcast, BroadcastEntry } from './broadcaster.ts';
import type { SendRun } from './send-run.ts';
import type { Advance } from './send-request.ts';
import { settle } from './settle.ts';
import { holds, isDraft } from './find-broadcasts.ts';

/** How often one call requests a draft: again only if there was no answer and no draft appeared. */
const CREATIONS = 3;

/**
 * Requests a draft, unless this call has made one: if another machine removed that, the next run goes
 * on. Later looks show whether there is exactly one.
 */
export async function makeDraft(run: SendRun): Promise<Advance> {
  const { mailing, deps, made } = run;
  if (made.size > 0 || run.creations === CREATIONS) return { kind: 'unclear' };
  run.creations += 1;
  await run.record({ step: 'creating' });
  const created = await deps.broadcaster.create(mailing);
  switch (created.kind) {
    case 'ok':
      made.add(created.data);
      run.sees(created.data);
      await run.record({ step: 'drafted', broadcast: created.data, hash: mailing.hash });
      return 'wait';
    case 'unclear':
      run.doubtCreation();
      return 'wait';
    case 'refused':
    case 'not-found':
      await run.record({ step: 'refused', what: 'create' });
      return { kind: 'refused', step: 'create' };
  }
}

/**
 * Of these drafts, keeps the oldest that holds the mailing. Once this call has known of it for the
 * settle time, removes all others and sends it.
 */
export async function sendOldest(
  drafts: readonly BroadcastEntry[],
  run: SendRun,
): Promise<Advance> {
  if (!drafts.some(({ id }) => run.isSettled(id))) return 'wait';
  const looked = await oldestThatHolds(drafts, run);
  if ('next' in looked) return looked.next;
  const { kept } = looked;
  if (!run.isSettled(kept?.id ?? drafts[0]?.id ?? '')) return 'wait';

  for (const { id } of drafts) {
    if (id === kept?.id) continue;
    const outcome = await discard(id, run);
    if (outcome !== 'gone') return outcome;
  }
  return kept === undefined ? 'look-again' : submit(kept.id, run);
}

/** `kept` is `undefined` when all of them hold something else. */
async function oldestThatHolds(
  drafts: readonly BroadcastEntry[],
  { mailing, deps, made }: SendRun,
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
async function discard(id: string, run: SendRun): Promise<'gone' | 'look-again' | 'unclear'> {
  const removed = await run.deps.broadcaster.remove(id);
  if (removed.kind === 'refused') return 'look-again';
  if (removed.kind === 'unclear') return 'unclear';
  await run.record({ step: 'removed', broadcast: id });
  return 'gone';
}

/** Sends the only draft that is left, and asks for its status. */
async function submit(id: string, run: SendRun): Promise<Advance> {
  const { mailing, request, deps } = run;
  const { broadcaster } = deps;
  await run.record({
    step: 'sending',
    broadcast: id,
    hash: mailing.hash,
    ...(request.at && { for: request.at.toISOString() }),
  });
  const sent = await broadcaster.send(id, request.at);
  if (sent.kind === 'not-found') {
    await run.record({ step: 'removed', broadcast: id });
    return 'look-again';
  }
  // Accepted. If the status lags behind, ask again; do not send again.
  for (const pause of sent.kind === 'ok' ? [0, 1000, 5000] : [0]) {
    if (pause > 0) await run.pause(pause);
    const after = await broadcaster.get(id);
    if (after.kind === 'ok' && !isDraft(after.data)) {
      return settle({ found: [after.data], hidden: [] }, mailing, deps);
    }
    if (after.kind === 'ok' && sent.kind === 'refused') {
      await run.record({ step: 'refused', what: 'send' });
      return { kind: 'refused', step: 'send' };
    }
  }
  return sent.kind === 'ok' ? { kind: 'unclear' } : 'unclear';
}
