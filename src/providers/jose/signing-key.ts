import { base64url } from 'jose';

/** A key and its name, which is taken from its hash so that nobody has to number secrets. */
export async function signingKey(secret: string): Promise<{ kid: string; bytes: Uint8Array }> {
  const encoder = new TextEncoder();
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(`kid:${secret}`));
  const kid = base64url.encode(new Uint8Array(digest)).slice(0, 8);
  return { kid, bytes: encoder.encode(secret) };
}
