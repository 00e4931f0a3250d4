import { z } from 'zod';
import { lineOfText } from './text.ts';

/** A page that is no article: about, privacy, corrections. The file's name is its address. */
export const pageSchema = z.strictObject({
  title: lineOfText(60),
  description: lineOfText(200),
});
