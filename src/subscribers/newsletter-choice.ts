/** Why a choice of newsletters is invalid. */
export type ChoiceFault = 'none' | 'unknown';

/**
 * Ids of the newsletters that a reader wants: at least one, no duplicates, all of them existing.
 */
export type Choice = { newsletters: string[] } | { fault: ChoiceFault };

/**
 * Checks the ids in a form. An empty id is ignored: forms send one so that "nothing checked"
 * differs from "no field".
 */
export function checkChoice(sent: readonly string[], offered: readonly { id: string }[]): Choice {
  const chosen = sent.filter((id) => id !== '');
  if (chosen.length === 0) return { fault: 'none' };
  const known = offered.map(({ id }) => id);
  if (chosen.some((id) => !known.includes(id))) return { fault: 'unknown' };
  return { newsletters: known.filter((id) => chosen.includes(id)) };
}
