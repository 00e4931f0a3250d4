// Characters that start a formula in a spreadsheet, in full width too. The apostrophe is escaped as
// well, so that unescaping is unambiguous. https://owasp.org/www-community/attacks/CSV_Injection
const FORMULA = /^['=+\-@\t\r\n＝＋－＠]/;

/** Puts an apostrophe in front of text that a spreadsheet would evaluate. */
export function safeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Reverses {@link safeCell}. */
export function fromSafeCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
