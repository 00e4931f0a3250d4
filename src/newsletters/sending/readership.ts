import type { Mailing } from './broadcaster.ts';

/** Knows to whom the issues of a newsletter are mailed. */
export interface Readership {
  /** The readers of a newsletter; `undefined` when the provider could not tell. */
  of(newsletter: string): Promise<Mailing['audience'] | undefined>;
}
