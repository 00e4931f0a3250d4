export interface Room {
  /** Pixels. */
  width: number;
  height: number;
  /** Sizes to try, pixels, the largest first. */
  sizes: readonly number[];
  /** Line height, as a multiple of the size. */
  leading: number;
}

/** A part of a line that is not broken, and the gap before the next one. Widths are in em. */
interface Piece {
  text: string;
  width: number;
  gap: string;
  gapWidth: number;
}

/**
 * Breaks a text into lines of about equal length, at the largest size that fits into the room without
 * breaking words. At the smallest size, words that are wider than the room are broken, and lines that do
 * not fit are left out. `measure` returns the width of a text in em.
 */
export function fitText(
  text: string,
  room: Room,
  measure: (text: string) => number,
): { lines: string[]; size: number } {
  const pieces = piecesOf(text.trim(), measure);
  const widest = Math.max(...pieces.map(({ width }) => width));
  for (const size of room.sizes) {
    const column = room.width / size;
    const most = Math.floor(room.height / (size * room.leading));
    const lines = widest <= column ? linesOf(pieces, column) : [];
    if (lines.length > 0 && lines.length <= most) {
      return { lines: linesOf(pieces, narrowest(pieces, lines.length, widest, column)), size };
    }
  }
  const size = room.sizes.at(-1) ?? 1;
  const column = room.width / size;
  const most = Math.max(1, Math.floor(room.height / (size * room.leading)));
  const broken = pieces.flatMap((piece) =>
    piece.width > column ? lettersOf(piece, measure) : piece,
  );
  return { lines: linesOf(broken, column).slice(0, most), size };
}

/** Lines may break at a space, and after a hyphen, a dash or a slash within a word. */
function piecesOf(text: string, measure: (text: string) => number): Piece[] {
  const space = measure(' ');
  return text.split(/\s+/).flatMap((word) => {
    const parts = word.split(/(?<=[-–—/])(?=.)/u);
    return parts.map((part, i) => {
      const isLast = i === parts.length - 1;
      return {
        text: part,
        width: measure(part),
        ...(isLast ? { gap: ' ', gapWidth: space } : { gap: '', gapWidth: 0 }),
      };
    });
  });
}

function lettersOf({ text, gap, gapWidth }: Piece, measure: (text: string) => number): Piece[] {
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  return letters.map((letter, i) => ({
    text: letter,
    width: measure(letter),
    ...(i === letters.length - 1 ? { gap, gapWidth } : { gap: '', gapWidth: 0 }),
  }));
}

function linesOf(pieces: readonly Piece[], column: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of pieces) {
    if (line && width + piece.width > column) {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
    }
    line += piece.text + piece.gap;
    width += piece.width + piece.gapWidth;
  }
  return [...lines, line.trimEnd()];
}

/** The narrowest column, at least as wide as the widest piece, that needs only this many lines. */
function narrowest(pieces: readonly Piece[], count: number, widest: number, column: number) {
  let [low, high] = [widest, column];
  while (high - low > 0.1) {
    const middle = (low + high) / 2;
    if (linesOf(pieces, middle).length <= count) high = middle;
    else low = middle;
  }
  return high;
}
