import { issueId } from '../issue.ts';
import { closingTime, lastClosedDay } from '../newsletter-calendar.ts';
import type { CalendarNewsletter } from '../newsletter.ts';
import { type IssueState, isSubmitted } from './issue-state.ts';

export type Verdict =
  | { kind: 'submitted'; id: string }
  /** It waits at Resend for a moment that is to come. */
  | { kind: 'scheduled'; id: string; at: Date }
  /** There was nothing to send, and that is written down. */
  | { kind: 'skipped'; id: string }
  /** The newsletter has not begun. */
  | { kind: 'none-yet' }
  /** It ought to be out, and is not; `reached` says how far it is. */
  | { kind: 'missed'; id: string; reached: 'nothing' | 'planned' | 'built' | 'live' | 'canceled' };

/** How far an issue is. */
type IssueProgress = Omit<IssueState, 'missing'>;

/**
 * Whether the newest issue that ought to be out is out. An issue ought to be out `graceMs` after it
 * closed: a scheduled job may begin late, so the clock decides what was missed, not the job.
 */
export function watch(
  newsletter: CalendarNewsletter,
  states: readonly IssueState[],
  { now, graceMs, timeZone }: { now: Date; graceMs: number; timeZone: string },
): Verdict {
  const date = lastClosedDay(newsletter, new Date(now.getTime() - graceMs), timeZone);
  if (closingTime(newsletter, date, timeZone) < newsletter.since) return { kind: 'none-yet' };

  const id = issueId({ date, newsletter: newsletter.id });
  return verdictOn(
    id,
    states.find((one) => one.id === id),
    now,
  );
}

/** Whether an issue that ought to be out by now is out; `state` is `undefined` when there is nothing. */
export function verdictOn(id: string, state: IssueProgress | undefined, now: Date): Verdict {
  if (state && isSubmitted(state)) return { kind: 'submitted', id };
  const { status, at } = state?.broadcast ?? {};
  if (status === 'scheduled' && at && at > now) return { kind: 'scheduled', id, at };
  if (state?.skipped) return { kind: 'skipped', id };
  return { kind: 'missed', id, reached: reachedBy(state) };
}

function reachedBy(state: IssueProgress | undefined) {
  if (state?.broadcast?.status === 'canceled') return 'canceled';
  if (state?.live) return 'live';
  if (state?.built) return 'built';
  return state?.planned ? 'planned' : 'nothing';
}
