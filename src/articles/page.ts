import { z } from 'zod';
import { lineOfText } from '../core/text.ts';

/** A page that is no article: about, privacy, corrections. The file's name is its address. */
export const pageSchema = z.strictObject({
  title: lineOfText(60),
  description: lineOfText(200),
});

export type PageFrontMatter = z.infer<typeof pageSchema>;

/** What the addresses of core/links.ts begin with, and files that stand beside: names of no page. */
export const OWN_NAMES: readonly string[] = (
  '404 405 500 api archive articles atom authors feed feeds healthz index mails news newsletter og ' +
  'pagefind preferences rss search sitemap styleguide subscribe topics unsubscribe'
).split(' ');
