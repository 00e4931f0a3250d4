import { timestamp } from './clock.ts';
import type { Contact } from './records.ts';

/** A contact in API lists. */
export function contactView(contact: Contact) {
  return {
    id: contact.id,
    email: contact.email,
    first_name: contact.firstName,
    last_name: contact.lastName,
    created_at: timestamp(contact.createdAt),
    unsubscribed: contact.unsubscribed,
  };
}

/** A contact's properties, each with its type. */
export function propertiesView({ properties }: Contact) {
  const entries = Object.entries(properties);
  return Object.fromEntries(entries.map(([key, value]) => [key, { type: typeof value, value }]));
}

/** A contact in `contact.*` webhooks. */
export function contactEvent(contact: Contact) {
  return {
    ...contactView(contact),
    audience_id: contact.segments[0] ?? '',
    segment_ids: contact.segments,
    updated_at: timestamp(contact.updatedAt),
  };
}
