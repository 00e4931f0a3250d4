import type { Mailing } from './broadcaster.ts';

/** Knows who gets the issues of a newsletter. */
export interface Readership {
  /** The readers of a newsletter; `undefined` if the provider did not say. */
  of(newsletter: string): Promise<Mailing['audience'] | undefined>;
  /** Whether nobody would get an email to these readers; `undefined` if that is not known after a few looks. */
  isEmpty(audience: Mailing['audience']): Promise<boolean | undefined>;
}
