import { z } from 'zod';
import { prose } from './prose.ts';

/** A page that is not an article: about, privacy, corrections. The name of the file is its URL. */
export const pageSchema = z.strictObject({
  title: prose(60),
  description: prose(200),
});

export type PageFrontMatter = z.infer<typeof pageSchema>;

/** Names that pages cannot have, because routes and files of the site use them. */
export const RESERVED_NAMES: readonly string[] = (
  '404 405 500 api archive articles atom authors desk feed feeds healthz index mails metrics news newsletter og ' +
  'pagefind preferences rss search sitemap styleguide subscribe topics unsubscribe'
).split(' ');
