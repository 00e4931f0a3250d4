/**
 * The key by which search engines know that an announcement is the site's own, as INDEXNOW_KEY says
 * it: 8 to 128 letters, digits and dashes (indexnow.org/documentation); `undefined` where none is
 * set. Throws an Error with one line for the operator when it is something else.
 */
export function indexNowKey(text: string | undefined): string | undefined {
  if (!text || /^[a-zA-Z0-9-]{8,128}$/.test(text)) return text || undefined;
  throw new Error(
    'INDEXNOW_KEY is not a key: set 8 to 128 letters, digits and dashes, such as `openssl rand -hex 16` prints, or unset it.',
  );
}
