import { z } from 'zod';

/** A file name that becomes part of a URL: `one-click-unsubscribe`. */
export const slugSchema = z
  .string({ error: 'a slug' })
  .max(100, { error: 'at most 100 characters' })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: 'lower-case letters, digits and single hyphens, such as one-click-unsubscribe',
  });
