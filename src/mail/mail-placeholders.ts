/** What of an article the mail of an issue carries. */
export interface MailedText {
  headline: string;
  dek: string;
  keyPoints?: readonly string[] | undefined;
  image?: { alt: string } | undefined;
}

/**
 * The keys of an article in which Resend would find a placeholder in a mail: they hold three braces
 * in a row. None when the article may be in an issue. A page may say what it likes.
 */
export function placeholdersIn(article: MailedText): (keyof MailedText)[] {
  const texts = {
    headline: [article.headline],
    dek: [article.dek],
    keyPoints: article.keyPoints ?? [],
    image: [article.image?.alt ?? ''],
  };
  const keys = ['headline', 'dek', 'keyPoints', 'image'] as const;
  return keys.filter((key) => texts[key].some((text) => text.includes('{{{')));
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
