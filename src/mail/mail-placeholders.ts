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
