import { z } from 'zod';
import { resendBroadcaster } from '../../../src/providers/resend/resend-broadcaster.ts';
import type { ResendClient } from '../../../src/providers/resend/resend-client.ts';
import type { Mailing } from '../../../src/newsletters/sending/broadcaster.ts';
import type { LedgerEntry } from '../../../src/newsletters/sending/issue-ledger.ts';
import { SETTLE_MS } from '../../../src/newsletters/sending/send-request.ts';
import { sendIssue } from '../../../src/newsletters/sending/send-issue.ts';

/** What a machine has to send with. */
export interface Post {
  resend: ResendClient;
  mailing: Mailing;
  /** What outlives a crash: what a ledger holds, or a mark. */
  disk: { entries: LedgerEntry[]; marked: boolean };
  /** Writes to the disk; the machine may crash before or after that. */
  write(change: () => void): Promise<void>;
  now(): Date;
  sleep(ms: number): Promise<void>;
}

/** One run of a way to send. `again`: a later run goes on. */
export type Strategy = (post: Post) => Promise<'done' | 'again'>;

/** The one that is used. */
export const draftThenSend: Strategy = (post) => draftAndSend(post, SETTLE_MS);

/** Control: the same without waiting and looking again. Must mail twice where Resend lags. */
export const withoutSecondLook: Strategy = (post) => draftAndSend(post, 0);

async function draftAndSend(
  { resend, mailing, disk, write, now, sleep }: Post,
  settleMs: number,
): ReturnType<Strategy> {
  const ledger = {
    entries: async () => [...disk.entries],
    append: (entry: LedgerEntry) => write(() => void disk.entries.push(entry)),
  };
  const means = { broadcaster: resendBroadcaster(resend), ledger, now, sleep, settleMs };
  const result = await sendIssue(mailing, { articles: 1, forced: [] }, means);
  return result.kind === 'submitted' || result.kind === 'other-version' ? 'done' : 'again';
}

/** Control: create and send in one request, again until it is answered well. Must mail twice. */
export const naiveRetry: Strategy = async ({ resend, mailing }) =>
  (await createAndSend(resend, mailing)) === 'ok' ? 'done' : 'again';

/** Control: a mark before the request, and no request where there is a mark. Must lose issues. */
export const atMostOnce: Strategy = async ({ resend, mailing, disk, write }) => {
  if (disk.marked) return 'done';
  await write(() => (disk.marked = true));
  await createAndSend(resend, mailing);
  return 'done';
};

async function createAndSend(resend: ResendClient, mailing: Mailing) {
  const { name, from, content, audience } = mailing;
  const { subject, html, text } = content;
  const outcome = await resend.ask({
    name: 'broadcasts.create',
    idempotent: false,
    schema: z.object({ id: z.string() }),
    call: (sdk, options) =>
      sdk.broadcasts.create({ ...audience, name, from, subject, html, text, send: true }, options),
  });
  return outcome.kind;
}
