import { momentAt } from '../../../src/core/wall-clock.ts';

/**
 * Parses a date or a time of an export: ISO 8601, the same with a space, or the form of email and RSS
 * (RFC 5322). A time without a zone is in `timeZone` (IANA), and a date alone is its midnight. Returns
 * `undefined` if it cannot be read.
 */
export function momentFrom(text: string | undefined, timeZone: string): Date | undefined {
  const written = text?.trim() ?? '';
  const [, day, time = '00:00', rest = ''] = LOCAL.exec(written) ?? [];
  if (day !== undefined) {
    const parts = time.split(':').map((part) => part.padStart(2, '0'));
    const [hours = '00', minutes = '00', seconds = '00'] = parts;
    const zone = rest.trim().replace(/^UTC$|^GMT$/, 'Z');
    if (zone === '') return shifted(timeZone, day, `${hours}:${minutes}`, Number(seconds));
    return valid(
      `${day}T${hours}:${minutes}:${seconds}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`,
    );
  }
  // Without a zone, the result would depend on the zone of this machine.
  return /(?:[+-]\d{4}|\b(?:GMT|UTC|[ECMP][SD]T|Z))$/.test(written) ? valid(written) : undefined;
}

const LOCAL =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/;

function valid(text: string): Date | undefined {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

function shifted(timeZone: string, day: string, time: string, seconds: number): Date | undefined {
  if (!valid(`${day}T${time}:00Z`)) return undefined;
  return new Date(momentAt(timeZone, day, time).getTime() + seconds * 1000);
}
