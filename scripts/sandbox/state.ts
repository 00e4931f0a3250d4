import type {
  Broadcast,
  Contact,
  ContactProperty,
  Email,
  KeptAnswer,
  Segment,
  Suppression,
  Topic,
  Webhook,
} from './records.ts';
import { Shelf } from './shelf.ts';

/** Everything in the account. Contacts and suppressions can also be found by email address. */
export interface State {
  contacts: Shelf<Contact>;
  segments: Shelf<Segment>;
  topics: Shelf<Topic>;
  properties: Shelf<ContactProperty>;
  broadcasts: Shelf<Broadcast>;
  emails: Shelf<Email>;
  suppressions: Shelf<Suppression>;
  webhooks: Shelf<Webhook>;
  answers: Shelf<KeptAnswer>;
}

/** How many emails the sandbox keeps, and how many of them survive a restart. */
export const MAILS_KEPT = 100_000;
const MAILS_SAVED = 1_000;
const VERSION = 1;

export function emptyState(): State {
  return {
    contacts: new Shelf((contact) => contact.email),
    segments: new Shelf(),
    topics: new Shelf(),
    properties: new Shelf(),
    broadcasts: new Shelf(),
    emails: new Shelf(),
    suppressions: new Shelf((suppression) => suppression.email),
    webhooks: new Shelf(),
    answers: new Shelf(),
  };
}

/** The state as JSON, with only the newest emails. */
export function stateToJson(state: State): string {
  const emails = state.emails.page({ limit: MAILS_SAVED })?.items.toReversed() ?? [];
  const lists = Object.entries(state).map(([name, shelf]) => [name, [...shelf]]);
  return JSON.stringify({ version: VERSION, ...Object.fromEntries(lists), emails });
}

/** Parses the output of stateToJson(); undefined for any other text. */
export function parseState(text: string): State | undefined {
  const saved = parseJsonObject(text);
  if (saved?.['version'] !== VERSION) return undefined;

  const state = emptyState();
  for (const [name, shelf] of Object.entries(state)) {
    const items = saved[name];
    if (!Array.isArray(items)) return undefined;
    for (const item of items) shelf.add(item);
  }
  return state;
}

function parseJsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
