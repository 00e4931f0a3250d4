import { z } from 'zod';

const expected = 'an ISO 8601 date and time with its zone, such as 2025-02-07T09:30:00Z';

/**
 * A moment in time, written as ISO 8601 with `Z` or an offset (RFC 3339, section 5.6); seconds may
 * be left out. A date without a zone is refused, because two machines would read it as two moments.
 */
export const momentSchema = z
  .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], {
    error: expected,
  })
  .transform((text) => new Date(text));
