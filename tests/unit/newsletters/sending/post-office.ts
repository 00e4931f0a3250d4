import { createHash } from 'node:crypto';
import { Resend } from 'resend';
import { afterAll, beforeEach, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../../../scripts/sandbox/server.ts';
import { resendBroadcaster } from '../../../../src/providers/resend/resend-broadcaster.ts';
import { resendClient } from '../../../../src/providers/resend/resend-client.ts';
import type { Broadcaster, Mailing } from '../../../../src/newsletters/sending/broadcaster.ts';
import {
  type SendDeps,
  SETTLE_MS,
  type SendRequest,
} from '../../../../src/newsletters/sending/send-request.ts';
import { sendIssue } from '../../../../src/newsletters/sending/send-issue.ts';
import type { FakeIssueLedger } from '../../../fakes/fake-issue-ledger.ts';
import { dataOf } from '../../scripts/sandbox/running-sandbox.ts';

/** Monday, 14 April 2025, 06:05 UTC. */
export const MORNING = Date.UTC(2025, 3, 14, 6, 5);

/** A sandbox with one subscriber, the deps of sending to it, and what reached it. */
export async function postOffice() {
  const sandbox = await startSandbox({ now: () => MORNING });
  const sdk = new Resend('re_looks_on', { baseUrl: sandbox.url });
  const audience = { segmentId: '', topicId: '' };
  const waits: number[] = [];

  beforeEach(async () => {
    sandbox.reset();
    waits.length = 0;
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    audience.segmentId = dataOf(await sdk.segments.create({ name: 'Readers' })).id;
    const topic = { name: 'Daily', defaultSubscription: 'opt_out' } as const;
    audience.topicId = dataOf(await sdk.topics.create(topic)).id;
    const { segmentId, topicId } = audience;
    sandbox.seed({ contacts: 1, segments: [segmentId], topics: [topicId] });
    sandbox.ledger.clear();
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await sandbox.close();
  });

  const deps = (ledger: FakeIssueLedger, change: Partial<Broadcaster> = {}): SendDeps => {
    const sleep = async (ms: number) => {
      waits.push(ms);
      await sandbox.advance(ms);
    };
    const resend = resendClient({
      log: () => undefined,
      apiKey: 're_canary',
      baseUrl: sandbox.url,
      timeoutMs: 1000,
      sleep,
    });
    const broadcaster = { ...resendBroadcaster(resend), ...change };
    return { broadcaster, ledger, sleep, now: () => new Date(sandbox.now()), settleMs: SETTLE_MS };
  };
  return {
    sandbox,
    sdk,
    audience,
    waits,
    deps,
    send: (ledger: FakeIssueLedger, request: Partial<Mailing & SendRequest> = {}) => {
      const { articles = 1, forced = [], at, ...change } = request;
      return sendIssue(mailing(audience, change), { articles, forced, at }, deps(ledger));
    },
    waited: () => waits.reduce((sum, ms) => sum + ms, 0),
    requests: () => requestsOf(sandbox),
    received: () => sandbox.mails().map(({ subject }) => subject),
  };
}

export function mailing(audience: Mailing['audience'], change: Partial<Mailing> = {}): Mailing {
  const content = {
    subject: 'Feeds, in a new version',
    html: '<p>Feeds</p><a href="{{{RESEND_UNSUBSCRIBE_URL}}}">Leave</a>',
    text: 'Feeds. Leave: {{{RESEND_UNSUBSCRIBE_URL}}}',
    ...change.content,
  };
  return {
    name: 'issue/2025-04-14-daily',
    from: 'Broadsheet <news@broadsheet.example>',
    audience: { ...audience },
    hash: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
    ...change,
    content,
  };
}

/** The same issue in other words. */
export const mended = {
  content: { subject: 'Feeds, mended', html: '<p>Mended</p>', text: 'Mended' },
};

/** What the code under test asked of the API, without the looking on. */
function requestsOf({ ledger }: Sandbox): string[] {
  return ledger.requests
    .filter(({ headers }) => headers['authorization']?.includes('re_can'))
    .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')}`);
}
