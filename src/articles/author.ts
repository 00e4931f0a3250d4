import { z } from 'zod';
import { lineOfText } from '../core/text.ts';

/** A byline: a person or a desk. The name of the file is the id. */
export const authorSchema = z.strictObject({
  name: lineOfText(60),
  bio: lineOfText(300),
  /** A desk is several people: an Organization in JSON-LD. */
  kind: z.enum(['person', 'desk'], { error: 'person or desk' }).default('person'),
});
