import { refuse } from './answers.ts';
import type { Answer } from './answers.ts';

const UNITS_MS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const LONGEST_MS = 30 * UNITS_MS.day;

/**
 * Parses `scheduled_at`: an ISO date or "in 2 hours", at most 30 days ahead. A time in the past means
 * now.
 */
export function parseScheduledAt(text: string, now: number): { at: number } | { refusal: Answer } {
  const at = relativeMoment(text, now) ?? Date.parse(text);
  if (Number.isNaN(at)) return refuseSchedule('is not a date');
  if (at > now + LONGEST_MS) return refuseSchedule('is more than 30 days ahead');
  return { at };
}

function relativeMoment(text: string, now: number): number | undefined {
  const found = /^in (?:(\d{1,4})|an?) (second|sec|minute|min|hour|day)s?$/i.exec(text.trim());
  const unit = Object.entries(UNITS_MS).find(([name]) =>
    name.startsWith(found?.[2]?.toLowerCase() ?? '-'),
  );
  return unit && now + Number(found?.[1] ?? 1) * unit[1];
}

function refuseSchedule(why: string): { refusal: Answer } {
  return { refusal: refuse(422, 'validation_error', `The \`scheduled_at\` field ${why}.`) };
}
