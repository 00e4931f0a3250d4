import { issueId } from '../issue.ts';
import { closingTime, lastClosedDay } from '../newsletter-calendar.ts';
import type { CalendarNewsletter } from '../newsletter.ts';
import { type IssueState, isSubmitted } from './issue-state.ts';

export type Verdict =
  | { kind: 'submitted'; id: string }
  /** Resend sends it at a moment in the future. */
  | { kind: 'scheduled'; id: string; at: Date }
  /** There was nothing to send, and that is recorded. */
  | { kind: 'skipped'; id: string }
  /** The newsletter has not started. */
  | { kind: 'none-yet' }
  /** It should be out, and is not. `reached` is the last step that was done. */
  | { kind: 'missed'; id: string; reached: 'nothing' | 'planned' | 'built' | 'live' | 'canceled' };

/** The state of an issue. */
type IssueProgress = Omit<IssueState, 'missing'>;

/**
 * Whether the newest issue that should be out is out. An issue should be out `graceMs` after its
 * cutoff. The clock decides what was missed, because a scheduled job may start late.
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

/** Whether an issue that should be out by now is out. `state` is `undefined` if nothing is known of it. */
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
