import type { Figures } from './issue-state.ts';

/** The name of this rule for `--force`. */
export const REPUTATION = 'reputation';

/** How far back issues are judged, in days. */
export const JUDGED_DAYS = 60;

/**
 * Shares that mailbox providers accept (https://resend.com/docs/knowledge-base/account-quotas-and-limits,
 * https://support.google.com/a/answer/81126).
 */
const LIMITS = { complaints: 0.001, bounces: 0.04 };
/**
 * A single one says nothing: one complaint among ten readers is not a rate. With 1,000 delivered emails
 * (25 sent) or more this changes nothing, because there more than the limit is two or more.
 */
const AT_LEAST = 2;

/** A figure above its limit. */
export interface Harm {
  of: 'complaints' | 'bounces';
  count: number;
  /** The emails that it is a share of: those delivered, or all that were sent. */
  among: number;
  /** The highest accepted share, from 0 to 1. */
  limit: number;
}

/** The figures of an issue that are above their limits. */
export function harmsIn({ delivered, bounced, complained }: Figures): Harm[] {
  const harms: Harm[] = [
    { of: 'complaints', count: complained, among: delivered, limit: LIMITS.complaints },
    { of: 'bounces', count: bounced, among: delivered + bounced, limit: LIMITS.bounces },
  ];
  // Multiplied, because a quotient of whole numbers may be rounded up to the limit.
  return harms.filter(({ count, among, limit }) => count >= AT_LEAST && count > among * limit);
}

/** An issue that stops the ones after it. */
export interface Stop {
  /** `2025-04-14-daily` */
  issue: string;
  harms: readonly Harm[];
}

/**
 * The issues with figures so bad that nothing more is sent until a person overrules them. `excused` are
 * those that a person overruled.
 */
export function stopsIn(
  figures: ReadonlyMap<string, Figures>,
  excused: ReadonlySet<string>,
): Stop[] {
  return [...figures]
    .map(([issue, counts]) => ({ issue, harms: harmsIn(counts) }))
    .filter(({ issue, harms }) => harms.length > 0 && !excused.has(issue))
    .toSorted((a, b) => (a.issue < b.issue ? -1 : 1));
}
