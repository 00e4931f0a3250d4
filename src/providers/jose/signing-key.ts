import { base64url } from 'jose';

/** Returns a key and its id. The id is derived from a hash, so secrets need no numbers. */
export async function signingKey(secret: string): Promise<{ kid: string; bytes: Uint8Array }> {
  const encoder = new TextEncoder();
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(`kid:${secret}`));
  const kid = base64url.encode(new Uint8Array(digest)).slice(0, 8);
  return { kid, bytes: encoder.encode(secret) };
}
