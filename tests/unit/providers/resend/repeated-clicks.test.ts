import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryLimiter } from '../../../../src/providers/memory/memory-limiter.ts';
import { DEFAULT_SIGN_UP_CAPS } from '../../../../src/subscribers/limits.ts';
import { requestSubscription } from '../../../../src/subscribers/subscription.ts';
import { FakeOutbox } from '../../../fakes/fake-outbox.ts';
import { at, canary, jobs } from '../../../fakes/list-jobs.ts';
import { listed } from './listed.ts';

const { sandbox, sdk, freshList } = await listed();

const steps = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('press' as const),
      newsletters: fc.subarray(['daily', 'weekly'], { minLength: 1 }),
    }),
    fc.record({ act: fc.constantFrom('confirm' as const, 'leave' as const, 'suppress' as const) }),
    fc.record({ act: fc.constant('wait' as const), minutes: fc.constantFrom(5, 16, 300, 1000) }),
  ),
  { minLength: 1, maxLength: 14 },
);

/** The rule once more, in the plainest words: what a press does to one mailbox. */
function ruleOfPresses() {
  let counted: number[] = [];
  return (minute: number, isOfUse: boolean) => {
    counted = counted.filter((earlier) => earlier > minute - 24 * 60);
    if (counted.length === 3 || (counted.at(-1) ?? -Infinity) > minute - 15) return false;
    counted.push(minute);
    return counted.length === 1 || isOfUse;
  };
}

test('a click sends an email if it is the first of a day or useful, regardless of earlier decisions of the reader', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (story) => {
      sandbox.reset();
      const { work } = freshList();
      const limiter = memoryLimiter();
      const isMailExpected = ruleOfPresses();
      let minute = 0;
      let asking = ['daily'];
      let receives: string[] = [];
      let isSuppressed = false;

      for (const step of story) {
        // Each in a minute of its own: what happens at once has no order.
        minute += 1;
        if (step.act === 'wait') minute += step.minutes;
        if (step.act === 'suppress') {
          await sdk.suppressions.add({ email: canary });
          isSuppressed = true;
        }
        if (step.act === 'leave') {
          await work.handle(jobs.leave(minute));
          receives = [];
        }
        if (step.act === 'confirm') {
          await work.handle(jobs.subscribe((minute += 1), asking));
          receives = [...receives, ...asking];
          minute += 1;
        }
        if (step.act === 'press') {
          asking = step.newsletters;
          const isOfUse = !isSuppressed && !asking.every((id) => receives.includes(id));
          const outbox = new FakeOutbox();
          const answer = await requestSubscription(
            { typed: canary, honeypot: '', newsletters: asking, page: '/', client: `c${minute}` },
            {
              caps: DEFAULT_SIGN_UP_CAPS,
              outbox,
              limiter,
              log: () => undefined,
              now: at(minute),
            },
          );
          expect(answer).toEqual({ status: 'requested' });
          const mails = [];
          for (const job of outbox.jobs) {
            if (job.kind === 'mail-confirmation') mails.push(job);
            if (job.kind !== 'confirm-again') continue;
            const outcome = await work.handle(job);
            if (outcome.status === 'done') mails.push(...(outcome.then ?? []));
          }
          const wanted = { kind: 'mail-confirmation', address: canary, newsletters: asking };
          const expected = isMailExpected(minute, isOfUse) ? [wanted] : [];
          expect(mails).toMatchObject(expected);
          expect(mails).toHaveLength(expected.length);
        }
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
