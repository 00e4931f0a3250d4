/** An email to the subscribers of a newsletter. */
export interface Mailing {
  /** By which it is found again: `issue/2025-04-14-daily`. */
  name: string;
  /** Who it is from: `The Daily <news@example.org>`. */
  from: string;
  content: MailingContent;
  /** SHA-256 of the content, in hexadecimal digits: the version. */
  hash: string;
  audience: { segmentId: string; topicId: string };
}

export interface MailingContent {
  subject: string;
  html: string;
  text: string;
}

/** A mailing as the provider lists it. */
export interface BroadcastEntry {
  id: string;
  name: string;
  /** `draft`, `scheduled`, `queued`, `sent`, `canceled`; the vendor may add others. */
  status: string;
  createdAt: Date;
  /** When it is sent or was sent, if the provider says so. */
  scheduledAt: Date | undefined;
  sentAt: Date | undefined;
}

/** A mailing whole. */
export type Broadcast = BroadcastEntry & Pick<Mailing, 'from' | 'content' | 'audience'>;

/** The result of a request. */
export type Answer<T> =
  | { kind: 'ok'; data: T }
  | { kind: 'not-found' }
  /** Refused, and nothing was done. */
  | { kind: 'refused' }
  /** It is not known whether it was done: there was no answer, or no reliable one. */
  | { kind: 'unclear' };

/**
 * Sends to everyone on a list. There are no idempotency keys: a creation whose answer was lost
 * may have happened, and two broadcasts may have the same name.
 */
export interface Broadcaster {
  /** All of them, with any name, oldest first. */
  all(): Promise<Answer<BroadcastEntry[]>>;
  get(id: string): Promise<Answer<Broadcast>>;
  /** Makes a draft, which reaches nobody; gives its id. */
  create(mailing: Mailing): Promise<Answer<string>>;
  /** Sends a draft, at a moment if one is given; refused if it is no longer a draft. */
  send(id: string, at?: Date): Promise<Answer<undefined>>;
  /** Removes a draft; refused if it is no longer a draft. */
  remove(id: string): Promise<Answer<undefined>>;
  /** Makes a scheduled one a draft again; stops one that is going out. */
  cancel(id: string): Promise<Answer<undefined>>;
}
