/** What a person or a job asks to be done with an issue. */
export interface Order {
  id: string;
  now: Date;
  /** When it is to go out; at once when it is left out. */
  at?: Date | undefined;
  /** Without it nothing is done but looking. */
  yes: boolean;
  /** Go on though the issue is late. */
  late: boolean;
  /** Rules of the preflight to overrule. */
  forced: string[];
  /** The id, typed once more: what breaking news asks for. */
  confirmed: string | undefined;
  /** How long to watch for drafts of other runs before sending, in milliseconds. */
  settleMs: number;
}
