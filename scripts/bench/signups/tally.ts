/** The outcome of acknowledged sign-ups, counted in the sandbox's ledger. */
export interface Tally {
  acknowledged: number;
  once: number;
  lost: string[];
  /** Addresses that received two or more emails, acknowledged or not. */
  double: string[];
  /** Addresses that were emailed without an acknowledgment: stored, but the response was lost. */
  unanswered: number;
}

/** `recipients` contains each recipient once for every email. */
export function tallyOf(acknowledged: readonly string[], recipients: readonly string[]): Tally {
  const counts = new Map<string, number>();
  for (const to of recipients) counts.set(to, (counts.get(to) ?? 0) + 1);
  const known = new Set(acknowledged);
  return {
    acknowledged: known.size,
    once: acknowledged.filter((email) => counts.get(email) === 1).length,
    lost: acknowledged.filter((email) => !counts.has(email)),
    double: [...counts].filter(([, count]) => count > 1).map(([email]) => email),
    unanswered: [...counts.keys()].filter((email) => !known.has(email)).length,
  };
}

/** The tally as one line. */
export function tallyLine({ acknowledged, once, lost, double, unanswered }: Tally): string {
  const others = unanswered > 0 ? `; ${unanswered} emailed without a response` : '';
  return `${acknowledged} acknowledged, ${once} emailed once, ${lost.length} lost, ${double.length} twice or more${others}`;
}
