/**
 * Placeholders that Resend replaces for each subscriber of a broadcast. Three braces, since Resend
 * escapes a value between two.
 */
export const mailPlaceholders = {
  /** Address of the page where the subscriber unsubscribes. */
  unsubscribeUrl: '{{{RESEND_UNSUBSCRIBE_URL}}}',
  /** Signed token for the subscriber's preferences page, stored as a property of the contact. */
  preferencesToken: '{{{preferences_token}}}',
} as const;
