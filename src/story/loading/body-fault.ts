/** Something in an article's body that cannot be published. */
export interface BodyFault {
  key: string;
  found: string;
  expected: string;
  /** Line within the body, counted from 1. */
  line: number | undefined;
}

/** Something that an article's body is published without. */
export interface BodyNotice {
  text: string;
  /** Line within the body, counted from 1. */
  line: number | undefined;
}

/** Where the rules of a body tell what they find. */
export interface BodyReport {
  refuse: (fault: BodyFault) => void;
  leaveOut: (notice: BodyNotice) => void;
}
