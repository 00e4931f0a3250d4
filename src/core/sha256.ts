/** The SHA-256 digest of a text in UTF-8. */
export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

/** The same in hexadecimal: 64 digits. */
export async function sha256Hex(text: string): Promise<string> {
  const bytes = await sha256(text);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
