import { z } from 'zod';
import { lineForMail, lineOfText } from '../core/text.ts';

/** A subject that the publication covers. The name of the file is the id. */
export const topicSchema = z.strictObject({
  name: lineForMail(40),
  description: lineOfText(200),
});
