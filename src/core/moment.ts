import { z } from 'zod';

const expected = 'an ISO 8601 date and time with its zone, such as 2025-02-07T09:30:00Z';

/**
 * A point in time in ISO 8601 with `Z` or an offset (RFC 3339, section 5.6). Seconds are optional.
 * A date without a zone is invalid, because two machines would read it differently.
 */
export const momentSchema = z
  .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], {
    error: expected,
  })
  .transform((text) => new Date(text));
