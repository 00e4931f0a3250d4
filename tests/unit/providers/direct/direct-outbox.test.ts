import { beforeEach, describe, expect, test } from 'vitest';
import type { LogEntry } from '../../../../src/core/log.ts';
import { directOutbox } from '../../../../src/providers/direct/direct-outbox.ts';
import type { JobOutcome } from '../../../../src/subscribers/outbox/job-outcome.ts';
import type { Job, ListJob } from '../../../../src/subscribers/outbox/job.ts';
import { anAddress } from '../../../fakes/an-address.ts';
import { FakeBatchMailer } from '../../../fakes/fake-batch-mailer.ts';

const at = (time: string) => new Date(`2025-04-14T${time}Z`);
const address = anAddress('reader@example.org');
const signUp = (now: Date, to = address): Job => ({
  kind: 'mail-confirmation',
  address: to,
  newsletters: ['daily'],
  issuedAt: now,
  page: '/',
});
const leave: ListJob = { kind: 'leave', address, at: at('12:00:00'), reason: 'reader' };

let now: Date;
let mailer: FakeBatchMailer;
let log: LogEntry[];
let handled: ListJob[];
let outcome: JobOutcome;
beforeEach(() => {
  now = at('12:01:00');
  mailer = new FakeBatchMailer(() => now);
  mailer.keysMayRepeat = true;
  log = [];
  handled = [];
  outcome = { status: 'done' };
});

/** Another instance knows nothing of the first. */
const instance = () =>
  directOutbox({
    mailer,
    listJobHandler: {
      async handle(job) {
        handled.push(job);
        return outcome;
      },
    },
    writeMail: async (job) => ({
      from: 'news@example.org',
      to: job.address,
      subject: job.kind,
      html: JSON.stringify(job),
      text: 'x',
    }),
    log: (entry) => log.push(entry),
  });
const add = (job: Job, outbox = instance()) => outbox.add({ key: 'any', job, now });

describe('an email', () => {
  test('is kept when the provider has it', async () => {
    expect(await add(signUp(now))).toBe('kept');
    expect(mailer.sent.map(({ to }) => to)).toEqual([address]);
  });

  test('is sent once to a mailbox in a quarter of an hour, by any number of instances', async () => {
    for (const time of ['12:01:00', '12:07:00', '12:14:59']) {
      now = at(time);
      expect(await add(signUp(now))).toBe('kept');
      expect(await add(signUp(now, anAddress('reader+x@example.org')))).toBe('kept');
    }
    expect(mailer.sent).toHaveLength(1);
    now = at('12:15:00');
    await add(signUp(now));
    expect(mailer.sent).toHaveLength(2);
  });

  test('has a key that names nobody', async () => {
    await add(signUp(now));
    expect(mailer.asked[0]?.key).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is the same work whether or not the mailbox was emailed today', async () => {
    await add({ ...signUp(now), kind: 'confirm-again' } as Job);
    expect(mailer.sent).toHaveLength(1);
    expect(handled).toEqual([]);
  });

  test.each([
    [{ status: 'later', reason: 'unavailable', mayBeDone: true }, 'job-not-done'],
    [{ status: 'quota', reason: 'quota' }, 'resend-quota-used-up'],
    [{ status: 'misconfigured', reason: 'invalid_api_key' }, 'resend-settings-refused'],
    [{ status: 'refused', reason: 'validation_error' }, 'job-not-done'],
  ] as const)('is not claimed after %o', async (failure, event) => {
    mailer.outcomes = [failure];
    expect(await add(signUp(now))).toBe('unavailable');
    expect(log.map((entry) => entry.event)).toEqual([event]);
    expect(JSON.stringify(log)).not.toContain('reader');
  });

  test('that the provider refuses for its address is not claimed', async () => {
    mailer.refuses = new Set([address]);
    expect(await add(signUp(now))).toBe('unavailable');
  });
});

describe('instead of an email that a limit forbids', () => {
  test('the provider gets the same request, which it cannot send', async () => {
    const outbox = instance();
    mailer.refuses = new Set(['']);
    expect(
      await outbox.addNothing(now, { ...signUp(now), kind: 'mail-confirmation' } as never),
    ).toBe('known');
    expect(mailer.asked.map(({ mails }) => mails.map(({ to }) => to))).toEqual([['']]);
    expect(mailer.sent).toEqual([]);
  });

  test('an outage is not hidden', async () => {
    mailer.outcomes = [{ status: 'later', reason: 'unavailable', mayBeDone: true }];
    expect(await instance().addNothing(now, signUp(now) as never)).toBe('unavailable');
  });

  test('a bot in the trap costs no request', async () => {
    expect(await instance().addNothing(now)).toBe('known');
    expect(mailer.asked).toEqual([]);
  });
});

describe('a change of the list', () => {
  test.each([
    [{ status: 'done' }, 'kept'],
    [{ status: 'superseded' }, 'kept'],
    [{ status: 'later', reason: 'unavailable', mayBeDone: true }, 'unavailable'],
    [{ status: 'refused', reason: 'validation_error' }, 'unavailable'],
  ] as const)('%o: %s', async (result, answer) => {
    outcome = result;
    expect(await add(leave)).toBe(answer);
  });

  test('that is requested again while it is done is done once', async () => {
    const outbox = instance();
    expect(await Promise.all([add(leave, outbox), add(leave, outbox)])).toEqual(['kept', 'kept']);
    expect(handled).toHaveLength(1);
  });

  test('is done even if the email that follows cannot be sent, which is logged', async () => {
    outcome = { status: 'done', then: [{ kind: 'mail-welcome', address, newsletters: ['daily'] }] };
    mailer.outcomes = [{ status: 'later', reason: 'unavailable', mayBeDone: true }];
    expect(await add(leave)).toBe('kept');
    expect(log.map(({ event }) => event)).toContain('mail-not-sent');
  });
});

test('an unexpected error claims nothing', async () => {
  const outbox = directOutbox({
    mailer,
    listJobHandler: { handle: () => Promise.reject(new TypeError('x')) },
    writeMail: () => Promise.reject(new TypeError('x')),
    log: (entry) => log.push(entry),
  });
  expect(await add(leave, outbox)).toBe('unavailable');
  expect(await add(signUp(now), outbox)).toBe('unavailable');
  expect(log.map(({ event }) => event)).toEqual(['job-failed', 'job-failed']);
});
