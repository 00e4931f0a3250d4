/** A problem in an article's body, which keeps the article from being published. */
export interface BodyFault {
  key: string;
  found: string;
  expected: string;
  /** Line within the body, starting at 1. */
  line: number | undefined;
  /** Column in the line, starting at 1. Without it, the report marks what was found. */
  column?: number | undefined;
  /** The address that was found, as the compiler encodes it: the report has it as it is written, and its column. */
  address?: string | undefined;
  /** The last line that `instead` replaces, if it replaces several. */
  lastLine?: number | undefined;
  /**
   * What to write instead of a line (or of several, with line feeds): the line without this problem, or
   * `undefined` if it cannot be mended there. The column starts at 1.
   */
  instead?: ((line: string, column: number) => string | undefined) | undefined;
}

/** A part of an article's body that is left out of what is published, or that is shown as it is typed. */
export interface BodyNotice {
  text: string;
  /** Line within the body, starting at 1. */
  line: number | undefined;
  /** Column in the line, starting at 1. Without it, the report names that of the first word of `text`. */
  column?: number | undefined;
}

/** Collects what the checks of a body find. */
export interface BodyReport {
  refuse: (fault: BodyFault) => void;
  leaveOut: (notice: BodyNotice) => void;
}
