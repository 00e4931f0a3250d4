import type { Mailing } from './broadcaster.ts';
import { Errand } from './errand.ts';
import type { Advance, SendDeps, SendResult, SendRequest } from './send-request.ts';
import { findBroadcasts, isDraft } from './standing.ts';
import { makeDraft, sendOldest } from './steps.ts';
import { settle } from './settle.ts';
import { outByLedger, removeTwins } from './sent-before.ts';

/** How often it looks, at most: four times in each wait, and again after each request that fails. */
const ROUNDS = 24;
const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000];

/**
 * Sends an issue once, whatever happened before and whoever else is sending it: a crash at any point
 * is mended by calling it again. A request whose outcome is unknown is never repeated; Resend is
 * asked what is there instead. Two mailings of one name cannot both go out, because
 *
 * - a draft is sent only after this call has known of it for the settle time and has then looked
 *   again, so it has seen every older one;
 * - everybody keeps the oldest, so two machines send the same draft, which Resend does once;
 * - every other draft is removed before that, which Resend refuses for one that went out, and then
 *   everything is looked at again.
 *
 * This rests on three assumptions about Resend: a broadcast is listed at the latest when the settle
 * time has passed, everybody sees the same moments of creation, and only a draft can be sent or
 * removed. Throws when the ledger cannot be read or written; nothing is sent without an entry that
 * says so.
 */
export async function sendIssue(
  mailing: Mailing,
  request: SendRequest,
  deps: SendDeps,
): Promise<SendResult> {
  const before = await deps.ledger.entries();
  const out = outByLedger(before, mailing.hash);
  if (out) {
    await removeTwins(mailing.name, out.broadcast, deps);
    return out;
  }

  const errand = new Errand(mailing, request, deps);
  const { articles, forced, despite = [] } = request;
  await errand.record({
    step: 'intent',
    hash: mailing.hash,
    articles,
    ...(forced.length > 0 && { forced }),
    ...(despite.length > 0 && { despite: [...despite] }),
  });
  // The run that wrote this ended before it had an answer.
  if (before.at(-1)?.step === 'creating') errand.doubtCreation();

  let failures = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const next = await advance(errand);
    if (typeof next !== 'string') return next;
    if (next === 'wait') await errand.pauseForLook();
    if (next === 'unclear') await errand.pause(PAUSES_MS[failures++] ?? 15_000);
  }
  return { kind: 'unclear' };
}

/** One look, and what follows from it. */
async function advance(errand: Errand): Promise<Advance> {
  const { mailing, deps } = errand;
  const seen = await findBroadcasts(mailing.name, await deps.ledger.entries(), deps.broadcaster);
  if (seen.kind === 'refused') return { kind: 'refused', step: 'list' };
  if (seen.kind !== 'ok') return 'unclear';

  const { found, hidden } = seen.data;
  if (!found.every(isDraft)) return settle(seen.data, mailing, deps);
  for (const id of [...found.map((entry) => entry.id), ...hidden]) errand.sees(id);
  if (found.length > 0) return sendOldest(found, errand);
  if (hidden.length > 0) return awaitHidden(hidden, errand);
  return errand.isInDoubt() ? 'wait' : makeDraft(errand);
}

/**
 * Waits for drafts that the ledger knows and Resend does not show. After the settle time they count
 * as removed, unless this call made them itself: then Resend lags by more than is assumed, and
 * another draft would be as invisible as the first.
 */
async function awaitHidden(hidden: readonly string[], errand: Errand): Promise<Advance> {
  if (!hidden.every((id) => errand.isSettled(id))) return 'wait';
  if (hidden.some((id) => errand.made.has(id))) return { kind: 'unclear' };
  for (const broadcast of hidden) await errand.record({ step: 'removed', broadcast });
  return 'look-again';
}
