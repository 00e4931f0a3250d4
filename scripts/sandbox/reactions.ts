import type { Email, Reaction } from './records.ts';

/** Records what a reader did with an email; a second time changes nothing. */
export function react(email: Email, reaction: Reaction): void {
  email.reactions = [...new Set([...(email.reactions ?? []), reaction])];
}
