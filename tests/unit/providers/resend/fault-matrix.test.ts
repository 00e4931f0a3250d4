import { describe, expect, test } from 'vitest';
import {
  resendAudience,
  type ResendAudience,
} from '../../../../src/providers/resend/resend-audience.ts';
import { resendBatchMailer } from '../../../../src/providers/resend/resend-batch-mailer.ts';
import type { ResendClient } from '../../../../src/providers/resend/resend-client.ts';
import { resendSubscriberStore } from '../../../../src/providers/resend/resend-subscriber-store.ts';
import type { ListJob } from '../../../../src/subscribers/outbox/job.ts';
import { listJobHandler } from '../../../../src/subscribers/list-job-handler.ts';
import { subscriberProperties } from '../../../../src/subscribers/subscriber.ts';
import { anAddress } from '../../../fakes/an-address.ts';
import { FakeSignedLinks } from '../../../fakes/fake-signed-links.ts';
import { jobs } from '../../../fakes/list-jobs.ts';
import { classOf, DONE_UNSEEN, FAULT_MODES } from './fault-modes.ts';
import { MODES, names, struckSandbox, type Exceptions, type Run } from './struck-sandbox.ts';

const { struck, client, sdk, ids } = await struckSandbox();
const audience: ResendAudience = { ids: async () => ids, forget: () => undefined };

const list = (resend: ResendClient, known = audience) =>
  listJobHandler({
    store: resendSubscriberStore(resend, known),
    signedLinks: new FakeSignedLinks(),
    newsletters: ['daily', 'weekly'],
  });

let readers = 0;
/** A job of a reader who is in no other case, after `before` was done. */
async function carried(resend: ResendClient, job: ListJob, before: ListJob[], strike: () => void) {
  const address = anAddress(`canary-${(readers += 1)}@example.org`);
  for (const earlier of before) await list(client()).handle({ ...earlier, address });
  strike();
  return classOf(await list(resend).handle({ ...job, address }));
}

async function found(resend: ResendClient, strike: () => void, unlike: Partial<typeof names>) {
  strike();
  const outcome = await list(resend, resendAudience(resend, { ...names, ...unlike })).handle(
    jobs.leave(0),
  );
  return classOf(outcome);
}

const known = [jobs.subscribe(0)];
/** What came of it is asked for by looking again. */
const looksAgain = Object.fromEntries(DONE_UNSEEN.map((mode) => [mode, 'done'])) as Exceptions;

/** Each request of the worker: what is asked, how it comes to it, and where another class is right. */
const OF_THE_WORKER: [request: string, run: Run, but?: Exceptions][] = [
  [
    'POST /emails/batch',
    async (resend, strike) => {
      const to = `canary-${(readers += 1)}@example.org`;
      const mail = { from: 'F <f@example.org>', to, subject: 'S', html: 'H', text: 'T' };
      strike();
      return classOf(await resendBatchMailer(resend).submit({ key: to, mails: [mail] }));
    },
    // The key is of this batch alone.
    { '409': 'done' },
  ],
  ['GET /contacts/*', (r, strike) => carried(r, jobs.leave(9), known, strike)],
  ['GET /contacts/*/topics', (r, strike) => carried(r, jobs.leave(9), known, strike)],
  ['GET /contacts/*/segments', (r, strike) => carried(r, jobs.confirmAgain(9), known, strike)],
  [
    'GET /suppressions/*',
    (r, strike) => carried(r, jobs.confirmAgain(9), [], strike),
    // Who is not suppressed is answered 404, and one that is cut off could be any server's.
    { '200, cut off': 'stop' },
  ],
  ['POST /contacts', (r, strike) => carried(r, jobs.subscribe(0), [], strike)],
  ['POST /contacts/*/segments/*', (r, strike) => carried(r, jobs.subscribe(9), known, strike)],
  ['PATCH /contacts/*/topics', (r, s) => carried(r, jobs.choose(9, ['weekly']), known, s)],
  ['PATCH /contacts/*', (r, strike) => carried(r, jobs.leave(9), known, strike)],
  [
    'DELETE /contacts/*',
    (r, strike) => carried(r, { kind: 'erase', address: anAddress('a@b.co') }, known, strike),
  ],
  ['GET /segments', (r, strike) => found(r, strike, {})],
  ['GET /topics', (r, strike) => found(r, strike, {})],
  ['GET /contact-properties', (r, strike) => found(r, strike, {})],
  ['POST /segments', (r, s) => found(r, s, { segment: `S${(readers += 1)}` }), looksAgain],
  [
    'POST /topics',
    (r, strike) => {
      const id = `t${(readers += 1)}`;
      return found(r, strike, { newsletters: [{ id, name: id, promise: id }] });
    },
    looksAgain,
  ],
  [
    'POST /contact-properties',
    async (r, strike) => {
      const { data } = await sdk.contactProperties.list({ limit: 100 });
      const one = data?.data.find(({ key }) => key === subscriberProperties.consentPage);
      if (one) await sdk.contactProperties.remove(one.id);
      return found(r, strike, {});
    },
    looksAgain,
  ],
];

describe.each(OF_THE_WORKER)('%s', (request, run, but = {}) => {
  test.each(MODES)('%s', async (mode) => {
    // The worker comes back when the time has come: nothing is asked again at once.
    expect(await struck(request, mode, run, [])).toEqual({
      result: but[mode] ?? FAULT_MODES[mode][1],
      strikes: 1,
    });
  });
});
