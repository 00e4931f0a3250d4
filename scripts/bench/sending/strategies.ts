import { z } from 'zod';
import { resendBroadcaster } from '../../../src/providers/resend/resend-broadcaster.ts';
import type { ResendClient } from '../../../src/providers/resend/resend-client.ts';
import type { Mailing } from '../../../src/newsletters/sending/broadcaster.ts';
import type { LedgerEntry } from '../../../src/newsletters/sending/issue-ledger.ts';
import { SETTLE_MS } from '../../../src/newsletters/sending/send-request.ts';
import { sendIssue } from '../../../src/newsletters/sending/send-issue.ts';

/** What a machine needs to send. */
export interface Post {
  resend: ResendClient;
  mailing: Mailing;
  /** What survives a crash: the content of a ledger, or a mark. */
  disk: { entries: LedgerEntry[]; marked: boolean };
  /** Writes to disk; the machine may crash before or after. */
  write(change: () => void): Promise<void>;
  now(): Date;
  sleep(ms: number): Promise<void>;
}

/** One run of a way to send. `again`: a later run continues. */
export type Strategy = (post: Post) => Promise<'done' | 'again'>;

/** The strategy in use. */
export const draftThenSend: Strategy = (post) => draftAndSend(post, SETTLE_MS);

/** Control: the same without a second look. Must send twice if Resend lags. */
export const withoutSecondLook: Strategy = (post) => draftAndSend(post, 0);

async function draftAndSend(
  { resend, mailing, disk, write, now, sleep }: Post,
  settleMs: number,
): ReturnType<Strategy> {
  const ledger = {
    entries: async () => [...disk.entries],
    append: (entry: LedgerEntry) => write(() => void disk.entries.push(entry)),
  };
  const deps = { broadcaster: resendBroadcaster(resend), ledger, now, sleep, settleMs };
  const result = await sendIssue(mailing, { articles: 1, forced: [] }, deps);
  return result.kind === 'submitted' || result.kind === 'other-version' ? 'done' : 'again';
}

/** Control: create and send in one request, and retry until it succeeds. Must send twice. */
export const naiveRetry: Strategy = async ({ resend, mailing }) =>
  (await createAndSend(resend, mailing)) === 'ok' ? 'done' : 'again';

/** Control: write a mark before the request, and never repeat a marked request. Must lose issues. */
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
