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
  /** Resend's own when it is left out. */
  baseUrl: string | undefined;
  /** Name of the segment that holds the subscribers. */
  segment: string;
  newsletters: AudienceNames['newsletters'];
  /** What the operator has set; the rest is looked for by name, and made where it is missing. */
  ids: AudienceIds;
  caller: Caller;
  log: Log;
}

/** Resend as the mail provider. Asks nothing before one of the ports is used. */
export function resendProvider(options: ResendOptions): MailProvider {
  const { apiKey, baseUrl, segment, newsletters, ids, log } = options;
  const resend = resendClient({ apiKey, baseUrl, log, ...MANNERS[options.caller]() });
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

/** Between the tries of a command that has time, in milliseconds. */
const PATIENT_PAUSES_MS = [500, 1000, 2000, 2000];

const MANNERS = {
  person: () => ({}),
  worker: () => ({ pausesMs: [], pace: steadyPace() }),
  bulk: () => ({ pausesMs: PATIENT_PAUSES_MS, pace: steadyPace() }),
} satisfies Record<Caller, () => object>;

function steadyPace() {
  return pace({
    now: () => performance.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}
