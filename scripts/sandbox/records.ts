/** What the sandbox stores, as plain JSON. Times are milliseconds since 1970. */

export type Subscription = 'opt_in' | 'opt_out';

export interface Contact {
  id: string;
  email: string;
  firstName: string | null;
  lastName: string | null;
  unsubscribed: boolean;
  properties: Record<string, string | number>;
  segments: string[];
  /** Explicit choices only; a topic without one uses its default. */
  topics: Record<string, Subscription>;
  createdAt: number;
  updatedAt: number;
}

export interface Segment {
  id: string;
  name: string;
  createdAt: number;
}

export interface Topic {
  id: string;
  name: string;
  description: string | null;
  defaultSubscription: Subscription;
  visibility: 'public' | 'private';
  createdAt: number;
  updatedAt: number;
}

export interface ContactProperty {
  id: string;
  key: string;
  type: 'string' | 'number';
  fallbackValue: string | number | null;
  createdAt: number;
}

export interface Broadcast {
  id: string;
  name: string;
  segmentId: string;
  topicId: string | null;
  from: string;
  subject: string;
  replyTo: string[];
  previewText: string | null;
  html: string | null;
  text: string | null;
  status: 'draft' | 'scheduled' | 'queued' | 'sent' | 'canceled';
  createdAt: number;
  scheduledAt: number | null;
  sentAt: number | null;
}

/** The contact's data for placeholders, as it was when the email was sent. */
export type Reader = Pick<Contact, 'id' | 'email' | 'firstName' | 'lastName' | 'properties'>;

export type Outcome = 'delivered' | 'bounced' | 'complained' | 'suppressed' | 'opted_out';

/** What a reader does with an email. */
export type Reaction = 'unsubscribed' | 'opened' | 'clicked';

export interface Email {
  id: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  /** null in an email of a broadcast: see mailContent() */
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  attachments: { filename: string; bytes: number }[];
  topicId: string | null;
  broadcast: { id: string; reader: Reader } | null;
  lastEvent: Outcome | 'scheduled';
  /** What its reader did. */
  reactions?: readonly Reaction[];
  createdAt: number;
  scheduledAt: number | null;
}

export interface Suppression {
  id: string;
  email: string;
  origin: 'bounce' | 'complaint' | 'manual';
  sourceId: string | null;
  createdAt: number;
}

export interface Webhook {
  id: string;
  endpoint: string;
  events: string[];
  status: 'enabled' | 'disabled';
  signingSecret: string;
  createdAt: number;
}

/** A response stored for 24 hours, to repeat for the same Idempotency-Key. */
export interface KeptAnswer {
  id: string;
  fingerprint: string;
  status: number;
  text: string;
  createdAt: number;
}
