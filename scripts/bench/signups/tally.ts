/** What became of the sign-ups that were acknowledged, counted in the sandbox's ledger. */
export interface Tally {
  acknowledged: number;
  once: number;
  lost: string[];
  /** Who got two mails or more, acknowledged or not. */
  double: string[];
  /** Who was mailed though no answer had come: it was on the disk, and the answer got lost. */
  unanswered: number;
}

/** `recipients` names everybody who got a mail, as often as they got one. */
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

/** In one line: what the ledger says of them. */
export function tallyLine({ acknowledged, once, lost, double, unanswered }: Tally): string {
  const others = unanswered > 0 ? `; ${unanswered} mailed whose answer got lost` : '';
  return `${acknowledged} acknowledged, ${once} mailed once, ${lost.length} lost, ${double.length} double${others}`;
}
