/** The column of what was found in its line, starting at 1, or of the first character that is not a space. */
export function columnOf(found: string, source: string): number {
  const [, quoted = found] = /^"(.+)"/.exec(found) ?? [];
  const bare = quoted.replace(/^the attribute /, '').replace(/>$/, '');
  const asWritten = source.indexOf(bare);
  // Elements and attributes are found in lower case.
  const at = asWritten < 0 ? source.search(new RegExp(RegExp.escape(bare), 'i')) : asWritten;
  return (at < 0 ? source.search(/\S|$/) : at) + 1;
}
