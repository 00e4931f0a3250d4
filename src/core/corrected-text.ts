import type { ContentProblem } from './content-problem.ts';
import { allCorrected } from './text-edits.ts';

/** Lines that are corrected as a whole: usually one. */
interface Piece {
  /** The number of the first line in the file. */
  first: number;
  original: string;
  /** The lines without the faults that are known so far; `undefined` if they cannot be corrected. */
  corrected: string | undefined;
  isFaulty: boolean;
  /** The problems that stay in the corrected lines, because no correction of them is known. */
  left: ReadonlySet<string>;
}

/**
 * A text whose lines are corrected as their problems say. A line is corrected for all of its problems that have a
 * correction, or not at all.
 */
export class CorrectedText {
  readonly #linesAbove: number;
  readonly #pieces: readonly Piece[];

  /** `linesAbove` is the number of lines in the file before the text. */
  constructor(text: string, problems: readonly ContentProblem[], linesAbove = 0) {
    this.#linesAbove = linesAbove;
    this.#pieces = piecesOf(text.split(/\r\n|[\r\n]/), problems.map(rangeOf), linesAbove + 1);
    for (const [piece, here] of this.#byPiece(problems)) {
      if (piece) piece.left = new Set(here.filter((one) => !hasCorrection(one)).map(nameOf));
    }
    this.correct(problems.filter(hasCorrection));
    for (const piece of this.#pieces) {
      // A line that is deleted would take the other problem with it.
      const isUnchanged = piece.corrected === piece.original || piece.corrected === '';
      if (piece.left.size > 0 && isUnchanged) piece.corrected = undefined;
    }
  }

  toString(): string {
    return this.#pieces.map(currentText).join('\n');
  }

  /** Those of the problems of the current text that are on a corrected line, and were not left there. */
  stillFaulty(problems: readonly ContentProblem[]): ContentProblem[] {
    const places = this.#places(currentText);
    return problems.filter((problem) => {
      const piece = this.#placeOf(problem, places)?.piece;
      const isCorrected = piece?.isFaulty && piece.corrected !== undefined;
      return isCorrected && !piece.left.has(nameOf(problem));
    });
  }

  /** Solves problems of the current text. */
  correct(problems: readonly ContentProblem[]): void {
    const places = this.#places(currentText);
    for (const [piece, here] of this.#byPiece(problems, places)) {
      if (piece?.corrected === undefined) continue;
      const text = piece.corrected;
      const lines = text.split('\n');
      piece.corrected = allCorrected(
        text,
        here.map((problem) => {
          const { first, last } = rangeOf(problem);
          const at = this.#placeOf(problem, places)?.index ?? 0;
          return problem.instead === undefined
            ? undefined
            : lines.toSpliced(at, last - first + 1, problem.instead).join('\n');
        }),
      );
    }
  }

  /** Leaves the lines of `problems` as they were. */
  giveUp(problems: readonly ContentProblem[]): void {
    const places = this.#places(currentText);
    for (const problem of problems)
      Object.assign(this.#placeOf(problem, places)?.piece ?? {}, { corrected: undefined });
  }

  /** The problems of the original text, with what to write instead of their lines. */
  withRemedies(problems: readonly ContentProblem[]): ContentProblem[] {
    const places = this.#places(({ original }) => original);
    return problems.map(withoutCorrection).map((problem) => {
      const { piece } = this.#placeOf(problem, places) ?? {};
      if (piece?.corrected === undefined || piece.left.has(nameOf(problem))) return problem;
      const { first, original, corrected, left } = piece;
      const last = first + original.split('\n').length - 1;
      return {
        ...problem,
        instead: corrected,
        ...(last > first && { replaces: { first, last } }),
        ...(left.size > 0 && { isPartly: true }),
      };
    });
  }

  #byPiece(problems: readonly ContentProblem[], places = this.#places(currentText)) {
    return Map.groupBy(problems, (one) => this.#placeOf(one, places)?.piece);
  }

  /** The piece of each line, and the number of the line in it. */
  #places(textOf: (piece: Piece) => string): Place[] {
    return this.#pieces.flatMap((piece) =>
      textOf(piece)
        .split('\n')
        .map((_, index) => ({ piece, index })),
    );
  }

  #placeOf(problem: ContentProblem, places: readonly Place[]): Place | undefined {
    return places[rangeOf(problem).first - this.#linesAbove - 1];
  }
}

interface Place {
  piece: Piece;
  index: number;
}

/** The problem alone, without what to write instead. */
export function withoutCorrection({
  instead: _,
  replaces: __,
  isPartly: ___,
  ...problem
}: ContentProblem): ContentProblem {
  return problem;
}

function hasCorrection({ instead }: ContentProblem): boolean {
  return instead !== undefined;
}

/** What tells the problems of a line apart. */
function nameOf({ key, found }: ContentProblem): string {
  return `${key} ${found}`;
}

function currentText({ original, corrected }: Piece): string {
  return corrected ?? original;
}

/** The first and the last line of what a problem replaces. */
function rangeOf({ line = 1, replaces }: ContentProblem) {
  const { first, last } = replaces ?? { first: line, last: line };
  return { first: Math.min(line, first), last: Math.max(line, last) };
}

/** Lines, and lines in one of the ranges as one piece. */
function piecesOf(
  lines: readonly string[],
  ranges: readonly { first: number; last: number }[],
  firstLine: number,
): Piece[] {
  const pieces: Piece[] = [];
  const inOrder = ranges.toSorted((a, b) => a.first - b.first);
  let next = 0;
  for (let first = firstLine; first < firstLine + lines.length;) {
    let last = first;
    const before = next;
    for (let range = inOrder[next]; range && range.first <= last; range = inOrder[++next])
      last = Math.max(last, range.last);
    const original = lines.slice(first - firstLine, last + 1 - firstLine).join('\n');
    pieces.push({ first, original, corrected: original, isFaulty: next > before, left: new Set() });
    first = last + 1;
  }
  return pieces;
}
