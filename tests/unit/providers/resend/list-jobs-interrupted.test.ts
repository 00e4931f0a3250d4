import { expect, test } from 'vitest';
import type { ListJob } from '../../../../src/subscribers/outbox/job.ts';
import { anAddress } from '../../../fakes/an-address.ts';
import { at, canary, jobs } from '../../../fakes/list-jobs.ts';
import { listed } from './listed.ts';

const { sandbox, sdk, freshList, standing } = await listed();
const next = anAddress('canary.next@example.org');

/** What the list looks like before, the work, and who is to be looked at after it. */
const WORK: [name: string, before: ListJob[], job: ListJob, email: string][] = [
  ['a new subscriber', [], jobs.subscribe(0, ['daily', 'weekly']), canary],
  [
    'one who comes back',
    [jobs.subscribe(0, ['breaking']), jobs.leave(2)],
    jobs.subscribe(3),
    canary,
  ],
  ['one more newsletter', [jobs.subscribe(0)], jobs.subscribe(3, ['weekly']), canary],
  ['another choice', [jobs.subscribe(0)], jobs.choose(3, ['weekly']), canary],
  ['leaving', [jobs.subscribe(0)], jobs.leave(3), canary],
  [
    'a change of address',
    [jobs.subscribe(0)],
    { kind: 'change-address', address: next, from: canary, at: at(3) },
    next,
  ],
  [
    'a change to a known address',
    [jobs.subscribe(0), { ...jobs.subscribe(0, ['weekly']), address: next }],
    { kind: 'change-address', address: next, from: canary, at: at(3) },
    next,
  ],
  ['a look at who has it', [jobs.subscribe(0)], jobs.confirmAgain(3), canary],
  ['a look at who has left', [jobs.subscribe(0), jobs.leave(2)], jobs.confirmAgain(3), canary],
  ['erasing', [jobs.subscribe(0)], { kind: 'erase', address: canary }, canary],
];
const STEPS = [
  ['GET', '/contacts/*'],
  ['GET', '/contacts/*/topics'],
  ['GET', '/contacts/*/segments'],
  ['GET', '/suppressions/*'],
  ['POST', '/contacts'],
  ['POST', '/contacts/*/segments/*'],
  ['PATCH', '/contacts/*/topics'],
  ['PATCH', '/contacts/*'],
  ['DELETE', '/contacts/*'],
] as const;
const FAULTS = [
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'after' },
  { kind: 'ok-only', when: 'after' },
  { kind: 'status', status: 429 },
] as const;

test.each(WORK)(
  '%s: broken off at any step and done again, it ends as if nothing had happened',
  async (_name, before, job, email) => {
    const prepare = async () => {
      sandbox.reset();
      const { work } = freshList();
      for (const earlier of before) await work.handle(earlier);
    };
    const looks = async () => {
      // Every preparation makes contacts with new ids.
      const found = { ...(await standing(email)), id: undefined };
      return { ...found, old: (await sdk.contacts.get({ email: canary })).data !== null };
    };
    await prepare();
    const outcome = await freshList().work.handle(job);
    expect(outcome).toMatchObject({ status: 'done' });
    const undisturbed = await looks();

    let struck = 0;
    for (const [method, path] of STEPS) {
      for (const fault of FAULTS) {
        await prepare();
        const fresh = freshList();
        await fresh.audience.ids();
        sandbox.inject({ method, path, ...fault });
        const first = await fresh.work.handle(job);
        const isStruck = sandbox.ledger.requests.some((entry) => entry.fault !== undefined);
        sandbox.clearFaults();
        // A step that this work does not have.
        if (!isStruck) break;
        struck += 1;
        if (first.status !== 'done') {
          expect(first, `${fault.kind} at ${method} ${path}`).toMatchObject({ status: 'later' });
          // Another process takes it up.
          expect(await freshList().work.handle(job)).toEqual(outcome);
        }
        expect(await looks(), `${fault.kind} at ${method} ${path}`).toEqual(undisturbed);
      }
    }
    expect(struck).toBeGreaterThanOrEqual(FAULTS.length);
  },
  120_000,
);

test('a segment that is deleted while the server runs is created again', async () => {
  const { work, audience } = freshList();
  await work.handle(jobs.subscribe(0));
  const ids = await audience.ids();
  await sdk.segments.remove(ids.kind === 'ok' ? ids.data.segmentId : '');
  expect(await work.handle(jobs.subscribe(3, ['weekly']))).toMatchObject({ status: 'done' });
  expect(await standing()).toMatchObject({ segments: ['Readers'], topics: ['daily', 'weekly'] });
});

test.each([
  ['daily_quota_exceeded', 429, 'quota'],
  ['restricted_api_key', 401, 'misconfigured'],
  ['validation_error', 422, 'refused'],
])('%s is told apart from what may go through later', async (name, status, kind) => {
  sandbox.inject({ kind: 'status', status, body: { name, statusCode: status, message: '' } });
  expect(await freshList().work.handle(jobs.subscribe(0))).toMatchObject({ status: kind });
  expect(await standing()).toBeUndefined();
});
