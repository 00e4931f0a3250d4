import { record, textIn, type Values } from './front-matter-values.ts';

/** Keys of front matter that hold a sentence about the post, the best one first. */
export const EXCERPTS = 'dek description excerpt summary subtitle lead abstract'.split(' ');

/** Keys that name the URL of the original of a post. */
export const CANONICAL = 'canonical canonicalUrl canonicalURL canonical_url'.split(' ');

/** Keys that an import reads, or that only tell a generator what to do. */
const READ = new Set([
  ...CANONICAL,
  ...(
    'title headline name slug permalink url path aliases redirect_from ' +
    'publishedAt pubDate pubDatetime date publishDate published created updatedAt updatedDate modDatetime ' +
    'lastmod last_modified_at updated modified expiryDate expirydate unpublishdate authors author byline ' +
    'topics categories category tags tag keywords taxonomies language lang image cover coverImage heroImage ' +
    'hero banner featured_image thumbnail ogImage imageAlt heroAlt coverAlt id guid layout type template ' +
    'menu eleventyNavigation eleventyComputed cascade outputs markup sitemap robots'
  ).split(' '),
]);

/** Every key that an import reads, by its name in lower case. */
const SPELLINGS = new Map([...EXCERPTS, 'draft', ...READ].map((key) => [key.toLowerCase(), key]));

/** Front matter with the keys as an import reads them: to Hugo, `Draft` and `draft` are the same. */
export function inUsualCase(values: Values): Values {
  const usual = Object.entries(values).map(([key, value]) => {
    const spelling = READ.has(key) ? key : (SPELLINGS.get(key.toLowerCase()) ?? key);
    return [spelling in values ? key : spelling, value] as const;
  });
  return Object.fromEntries(usual);
}

/** The keys of front matter with words that an import leaves out. */
export function leftOutKeys(values: Values): string[] {
  const excerpt = EXCERPTS.find((key) => textIn(values, key) !== undefined);
  return Object.keys(values).filter(
    (key) => !READ.has(key) && key !== excerpt && holdsWords(values[key]),
  );
}

/** Numbers and switches are settings, not words. */
function holdsWords(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  const parts = Array.isArray(value) ? (value as unknown[]) : Object.values(record(value));
  return parts.some(holdsWords);
}
