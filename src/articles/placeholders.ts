import { type ArticleFrontMatter, articleSchema } from './article.ts';
import { containsPlaceholder } from '../core/text.ts';

/** An article's front matter, whole or in part. */
export type EmailedText = Readonly<Partial<Record<keyof ArticleFrontMatter, unknown>>>;

// Object.keys() gives strings.
const ARTICLE_KEYS = Object.keys(articleSchema.shape) as (keyof ArticleFrontMatter)[];

/**
 * The keys of an article's front matter that contain three braces in a row, which Resend replaces in
 * emails. An article can be in an issue if there are none. Checks every key, even those that emails do
 * not show, so that a new key cannot be forgotten. The body is not in emails and may contain braces.
 */
export function placeholdersIn(article: EmailedText): (keyof EmailedText)[] {
  return ARTICLE_KEYS.filter((key) => containsPlaceholder(article[key]));
}
