import { type ArticleFrontMatter, articleSchema } from '../articles/article.ts';

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
  return ARTICLE_KEYS.filter((key) => holdsPlaceholder(article[key]));
}

/** Whether any text in `value`, however deep, holds three braces in a row. */
export function holdsPlaceholder(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('{{{');
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsPlaceholder);
}

/**
 * What stands in a mail for Resend to fill in for each subscriber of a broadcast. Three braces:
 * with two it would escape the value.
 */
export const mailPlaceholders = {
  /** Address of the page where the subscriber leaves. */
  unsubscribeUrl: '{{{RESEND_UNSUBSCRIBE_URL}}}',
  /** The signed word that opens the subscriber's preferences: a property of the contact. */
  preferencesToken: '{{{preferences_token}}}',
} as const;
