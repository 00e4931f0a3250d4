/** A part of HTML. A verbatim one is an element whose content stays as it is, or a comment. */
export interface Piece {
  text: string;
  isVerbatim: boolean;
}

/** Splits HTML at elements with these names and at comments. One without an end is not split off. */
export function piecesOf(html: string, names: readonly string[]): Piece[] {
  const start = new RegExp(`<(?:(${names.join('|')})\\b[^<>]*>|!--)`, 'gi');
  const withoutEnd = new Set<string>();
  const pieces: Piece[] = [];
  let at = 0;
  for (let found = start.exec(html); found; found = start.exec(html)) {
    const name = (found[1] ?? '--').toLowerCase();
    if (withoutEnd.has(name)) continue;
    const end = new RegExp(name === '--' ? '-->' : `</${name}\\s*>`, 'gi');
    end.lastIndex = start.lastIndex;
    if (!end.test(html)) {
      withoutEnd.add(name);
      continue;
    }
    pieces.push({ text: html.slice(at, found.index), isVerbatim: false });
    pieces.push({ text: html.slice(found.index, end.lastIndex), isVerbatim: true });
    at = end.lastIndex;
    start.lastIndex = at;
  }
  return [...pieces, { text: html.slice(at), isVerbatim: false }];
}
