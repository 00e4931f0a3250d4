/** A hash in hexadecimal digits. Keys are kept longer than the work, so no address stands in them. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The key of what a button asks for. Pressed twice within a second it is the same piece of work; later
 * it is another one, because the reader may have decided otherwise in between.
 */
export async function pressKey(kind: string, what: readonly string[], now: Date): Promise<string> {
  return `${kind}/${await sha256(what.join('\n'))}/${Math.floor(now.getTime() / 1000)}`;
}
