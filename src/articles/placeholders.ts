import { type ArticleFrontMatter, articleSchema } from './article.ts';
import { containsPlaceholder } from '../core/text.ts';

/** An article's front matter, whole or in part. */
export type MailedText = Readonly<Partial<Record<keyof ArticleFrontMatter, unknown>>>;

// Object.keys() forgets which keys they are.
const ARTICLE_KEYS = Object.keys(articleSchema.shape) as (keyof ArticleFrontMatter)[];

/**
 * The keys of an article's front matter in which Resend would find a placeholder in an email: some
 * text in them holds three braces in a row. None when the article may be in an issue. Every text
 * counts, whether an email shows it or not, so that no key can be forgotten. The body may say what
 * it likes: no email carries it.
 */
export function placeholdersIn(article: MailedText): (keyof MailedText)[] {
  return ARTICLE_KEYS.filter((key) => containsPlaceholder(article[key]));
}
