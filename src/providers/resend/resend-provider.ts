import type { AudienceIds } from '../../subscribers/audience-ids.ts';
import type { Log } from '../../core/log.ts';
import type { Caller, MailProvider } from '../mail-provider.ts';
import { pace } from './pace.ts';
import { type AudienceNames, resendAudience } from './resend-audience.ts';
import { resendBatchMailer } from './resend-batch-mailer.ts';
import { resendBroadcaster } from './resend-broadcaster.ts';
import { resendClient } from './resend-client.ts';
import { resendFigures } from './resend-figures.ts';
import { resendReadership } from './resend-readership.ts';
import { resendSubscriberListing } from './resend-subscriber-listing.ts';
import { resendSubscriberStore } from './resend-subscriber-store.ts';
import { resendTestMailer } from './resend-test-mailer.ts';

export interface ResendOptions {
  apiKey: string;
  /** Defaults to Resend's. */
  baseUrl: string | undefined;
  /** Name of the segment that holds the subscribers. */
  segment: string;
  newsletters: AudienceNames['newsletters'];
  /** Ids that the operator has set. Others are looked up by name and created if missing. */
  ids: AudienceIds;
  caller: Caller;
  log: Log;
}

/** The email provider Resend. Sends no request until a port is used. */
export function resendProvider(options: ResendOptions): MailProvider {
  const { apiKey, baseUrl, segment, newsletters, ids, log } = options;
  const resend = resendClient({ apiKey, baseUrl, log, ...CLIENT_OPTIONS[options.caller]() });
  const names = { segment, newsletters, known: ids };
  const audience = resendAudience(resend, names);
  return {
    store: resendSubscriberStore(resend, audience),
    listing: resendSubscriberListing(resend, audience),
    batchMailer: resendBatchMailer(resend),
    testMailer: resendTestMailer(resend),
    broadcaster: resendBroadcaster(resend),
    readership: resendReadership(resend, names),
    figures: resendFigures(resend),
  };
}

/** Delays of a command that can wait, in milliseconds. */
const BULK_PAUSES_MS = [500, 1000, 2000, 2000];

const CLIENT_OPTIONS = {
  person: () => ({}),
  worker: () => ({ pausesMs: [], pace: steadyPace() }),
  bulk: () => ({ pausesMs: BULK_PAUSES_MS, pace: steadyPace() }),
} satisfies Record<Caller, () => object>;

function steadyPace() {
  return pace({
    now: () => performance.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}
