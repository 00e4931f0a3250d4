import type { Mailing } from './broadcaster.ts';
import { SendRun } from './send-run.ts';
import type { Advance, SendDeps, SendResult, SendRequest } from './send-request.ts';
import { findBroadcasts, isDraft } from './find-broadcasts.ts';
import { makeDraft, sendOldest } from './steps.ts';
import { settle } from './settle.ts';
import { outByLedger, removeTwins } from './sent-before.ts';

/** How often it looks, at most: four times in each wait, and again after each request that fails. */
const ROUNDS = 24;
const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000];

/**
 * Sends an issue once, even after crashes and while other machines send it. After a crash at any
 * point, call it again. A request with an unknown outcome is never repeated; Resend is asked what
 * it has instead. Two mailings of one name cannot both be sent, because
 *
 * - a draft is sent only after this call has known of it for the settle time and has then looked
 *   again, so it has seen every older one;
 * - every machine keeps the oldest, so two machines send the same draft, which Resend does once;
 * - every other draft is removed before that, which Resend refuses for one that was sent, and then
 *   the call looks at everything again.
 *
 * This rests on three assumptions about Resend: a broadcast is listed at the latest when the settle
 * time has passed, every machine sees the same times of creation, and only a draft can be sent or
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

  const run = new SendRun(mailing, request, deps);
  const { articles, forced, despite = [] } = request;
  await run.record({
    step: 'intent',
    hash: mailing.hash,
    articles,
    ...(forced.length > 0 && { forced }),
    ...(despite.length > 0 && { despite: [...despite] }),
  });
  // The run that wrote this ended before it had an answer.
  if (before.at(-1)?.step === 'creating') run.doubtCreation();

  let failures = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const next = await advance(run);
    if (typeof next !== 'string') return next;
    if (next === 'wait') await run.pauseForLook();
    if (next === 'unclear') await run.pause(PAUSES_MS[failures++] ?? 15_000);
  }
  return { kind: 'unclear' };
}

/** One look, and what follows from it. */
async function advance(run: SendRun): Promise<Advance> {
  const { mailing, deps } = run;
  const seen = await findBroadcasts(mailing.name, await deps.ledger.entries(), deps.broadcaster);
  if (seen.kind === 'refused') return { kind: 'refused', step: 'list' };
  if (seen.kind !== 'ok') return 'unclear';

  const { found, hidden } = seen.data;
  if (!found.every(isDraft)) return settle(seen.data, mailing, deps);
  for (const id of [...found.map((entry) => entry.id), ...hidden]) run.sees(id);
  if (found.length > 0) return sendOldest(found, run);
  if (hidden.length > 0) return awaitHidden(hidden, run);
  return run.isInDoubt() ? 'wait' : makeDraft(run);
}

/**
 * Waits for drafts that the ledger knows and Resend does not show. After the settle time they count
 * as removed, unless this call made them itself: then Resend lags by more than is assumed, and
 * another draft would be as invisible as the first.
 */
async function awaitHidden(hidden: readonly string[], run: SendRun): Promise<Advance> {
  if (!hidden.every((id) => run.isSettled(id))) return 'wait';
  if (hidden.some((id) => run.made.has(id))) return { kind: 'unclear' };
  for (const broadcast of hidden) await run.record({ step: 'removed', broadcast });
  return 'look-again';
}
