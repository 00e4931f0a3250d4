/** What the sandbox remembers, all of it plain JSON. Moments are ms since 1970. */

export type Subscription = 'opt_in' | 'opt_out';

export interface Contact {
  id: string;
  email: string;
  firstName: string | null;
  lastName: string | null;
  unsubscribed: boolean;
  properties: Record<string, string | number>;
  segments: string[];
  /** Only the choices made; a topic without one follows its default. */
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

/** What a broadcast's placeholders are filled from, as it was when the mail went out. */
export type Reader = Pick<Contact, 'id' | 'email' | 'firstName' | 'lastName' | 'properties'>;

export type Outcome = 'delivered' | 'bounced' | 'complained' | 'suppressed' | 'opted_out';

export interface Email {
  id: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  /** null in a mail of a broadcast: see mailContent() */
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  attachments: { filename: string; bytes: number }[];
  topicId: string | null;
  broadcast: { id: string; reader: Reader } | null;
  lastEvent: Outcome | 'scheduled';
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

/** An answer kept for 24 hours, to be given again to the same Idempotency-Key. */
export interface KeptAnswer {
  id: string;
  fingerprint: string;
  status: number;
  text: string;
  createdAt: number;
}
