/** Why a choice of newsletters is none. */
export type ChoiceFault = 'none' | 'unknown';

/** Ids of the newsletters that a reader wants: one at least, each once, all of them ours. */
export type Choice = { newsletters: string[] } | { fault: ChoiceFault };

/** Checks the ids that a form sent. It may send an empty one, so that nothing ticked is told from no choice. */
export function checkChoice(sent: readonly string[], offered: readonly { id: string }[]): Choice {
  const chosen = sent.filter((id) => id !== '');
  if (chosen.length === 0) return { fault: 'none' };
  const known = offered.map(({ id }) => id);
  if (chosen.some((id) => !known.includes(id))) return { fault: 'unknown' };
  return { newsletters: known.filter((id) => chosen.includes(id)) };
}
