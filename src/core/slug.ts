import { z } from 'zod';

/** Lower-case ASCII letters and digits, with single hyphens between them. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A file name that becomes part of a URL: `one-click-unsubscribe`. */
export const slugSchema = z
  .string({ error: 'the name of a file, without its ending' })
  .max(100, { error: 'at most 100 characters' })
  .regex(SLUG, {
    error: 'lower-case letters, digits and single hyphens, such as one-click-unsubscribe',
  });
