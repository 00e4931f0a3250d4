/** What a person or a job asks for: to send or to schedule an issue. */
export interface DispatchRequest {
  id: string;
  now: Date;
  /** When to send it. Default: at once. */
  at?: Date | undefined;
  /** Without it, nothing is changed. */
  yes: boolean;
  /** Send even if overdue. */
  late: boolean;
  /** Rules of the preflight to overrule. */
  forced: string[];
  /** The id, typed again, which breaking news requires. */
  confirmed: string | undefined;
  /** How long to watch for drafts of other runs before sending, in milliseconds. */
  settleMs: number;
}
