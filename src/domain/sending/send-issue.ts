import type { Mailing } from './broadcaster.ts';
import { settledStep } from './issue-ledger.ts';
import { isDraft, standing } from './standing.ts';
import { makeDraft, sendOldest } from './steps.ts';
import { settle } from './settle.ts';
import type { Means, SendResult, Wish } from './means.ts';

/** How often it goes on, at most; most of them are for a network that fails again and again. */
const ROUNDS = 12;
const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000];

/**
 * Sends an issue once, whatever happened before and whoever else is at it: a crash at any point is
 * mended by calling it again. Nothing is repeated whose outcome is unknown; it asks what stands
 * instead. Two mailings of one name cannot both go out, because
 *
 * - one is sent only after a look at all of them, in which it was the one that is kept;
 * - every other is removed before that, which Resend refuses for one that went out, and then
 *   everything is looked at again;
 * - what was removed cannot be sent.
 *
 * This rests on two promises of Resend: a look shows what was made before it, and only a draft can
 * be sent or removed. Throws when the ledger cannot be read or written; nothing is sent without an
 * entry that says so.
 */
export async function sendIssue(mailing: Mailing, wish: Wish, means: Means): Promise<SendResult> {
  const { ledger, now, sleep } = means;
  const before = await ledger.entries();
  const settled = settledStep(before);
  if (settled?.step === 'submitted') {
    const { broadcast, status, hash } = settled;
    return hash === mailing.hash
      ? { kind: 'submitted', broadcast, status, before: true }
      : { kind: 'other-version', broadcast };
  }

  const { articles, forced, despite = [] } = wish;
  await ledger.append({
    at: now().toISOString(),
    step: 'intent',
    hash: mailing.hash,
    articles,
    ...(forced.length > 0 && { forced }),
    ...(despite.length > 0 && { despite: [...despite] }),
  });
  const last = before.at(-1);
  // A creation of which nothing is known may still come to light.
  if (last?.step === 'creating') {
    await sleep(Math.max(0, Date.parse(last.at) + means.settleMs - now().getTime()));
  }

  const made = new Set<string>();
  let unclear = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const result = await advance(mailing, wish, means, made);
    if (typeof result !== 'string') return result;
    if (result === 'unclear') await sleep(PAUSES_MS[unclear++] ?? 15_000);
  }
  return { kind: 'unclear' };
}

/** One look, and what follows from it. */
async function advance(mailing: Mailing, wish: Wish, means: Means, made: Set<string>) {
  const { broadcaster, ledger } = means;
  const found = await standing(mailing.name, await ledger.entries(), broadcaster);
  if (found.kind === 'refused') return { kind: 'refused', step: 'list' } as const;
  if (found.kind !== 'ok') return 'unclear';

  if (!found.data.every(isDraft)) return settle(found.data, mailing, means);
  return found.data.length === 0
    ? makeDraft(mailing, means, made)
    : sendOldest(found.data, { mailing, wish, means, made });
}
