import type { Figures } from './issue-state.ts';

/** The name by which a person overrules this, as `--force` takes it. */
export const REPUTATION = 'reputation';

/** How far back issues are judged, in days. */
export const JUDGED_DAYS = 60;

/**
 * Shares that mailbox providers bear (https://resend.com/docs/knowledge-base/account-quotas-and-limits,
 * https://support.google.com/a/answer/81126).
 */
const LIMITS = { complaints: 0.001, bounces: 0.04 };
/**
 * A single one is no rate: one complaint of ten readers says nothing. From 1,000 delivered mails (25
 * sent) on this changes nothing, since more than the limit is two or more there.
 */
const AT_LEAST = 2;

/** More of something than is borne. */
export interface Harm {
  of: 'complaints' | 'bounces';
  count: number;
  /** Mails that it is a share of: the delivered, or all that were sent. */
  among: number;
  /** The share that is borne, from 0 to 1. */
  limit: number;
}

/** What is too much in the figures of an issue; empty when it was received well enough. */
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
 * The issues that were received so badly that nothing more is sent, until a person says otherwise:
 * `excused` are those for which one did.
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
