/** Something in an article's body that cannot be published. */
export interface BodyFault {
  key: string;
  found: string;
  expected: string;
  /** Line within the body, counted from 1. */
  line: number | undefined;
}
