import { z } from 'zod';
import { lineOfText } from './text.ts';

/** A subject that the publication covers. The file's name is the id. */
export const topicSchema = z.strictObject({
  name: lineOfText(40),
  description: lineOfText(200),
});
