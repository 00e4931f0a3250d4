/** The English names of the months, in lower case. No two begin with the same three letters. */
export const MONTH_NAMES =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** The number of the month, 1 to 12, whose English name has the same first three letters; 0 if none has. */
export function monthNumber(name: string): number {
  const short = name.slice(0, 3).toLowerCase();
  return MONTH_NAMES.findIndex((month) => month.slice(0, 3) === short) + 1;
}
