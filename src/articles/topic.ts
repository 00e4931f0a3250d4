import { z } from 'zod';
import { lineForMail } from '../core/text.ts';
import { prose, typeset } from './prose.ts';

/** A subject that the publication covers. The name of the file is the id. */
export const topicSchema = z.strictObject({
  name: lineForMail(40).transform(typeset),
  description: prose(200),
});
