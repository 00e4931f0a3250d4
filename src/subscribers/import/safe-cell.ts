// What a spreadsheet takes for the beginning of a formula, also in its full-width form, and the
// apostrophe itself, so that the one that is put before them can be told from one that was there.
// https://owasp.org/www-community/attacks/CSV_Injection
const FORMULA = /^['=+\-@\t\r\n＝＋－＠]/;

/** The text with an apostrophe before it where a spreadsheet would compute it. */
export function safeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that {@link safeCell} was given. */
export function fromSafeCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
