/**
 * Validates INDEXNOW_KEY, with which search engines verify that an announcement comes from the site: 8 to
 * 128 letters, digits and dashes (indexnow.org/documentation). `undefined` if it is not set. Throws an
 * Error with one line for the operator if it is invalid.
 */
export function indexNowKey(text: string | undefined): string | undefined {
  if (!text || /^[a-zA-Z0-9-]{8,128}$/.test(text)) return text || undefined;
  throw new Error(
    'INDEXNOW_KEY is invalid: set 8 to 128 letters, digits and dashes, such as the output of `openssl rand -hex 16`, or unset it.',
  );
}
