import { z } from 'zod';
import { lineForMail, lineOfText } from '../core/text.ts';

/** A subject that the publication covers. The file's name is the id. */
export const topicSchema = z.strictObject({
  name: lineForMail(40),
  description: lineOfText(200),
});
