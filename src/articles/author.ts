import { z } from 'zod';
import { prose } from './prose.ts';

/** A byline: a person or a desk. The name of the file is the id. */
export const authorSchema = z.strictObject({
  name: prose(60),
  bio: prose(300),
  /** A desk is several people: an Organization in JSON-LD. */
  kind: z.enum(['person', 'desk'], { error: 'person or desk' }).default('person'),
});
