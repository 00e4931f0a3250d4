/** An address, also as it stands in a link. */
const ADDRESS = /[\p{L}\p{N}._+'-]+(?:@|%40)(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/giu;
/** The head or the claims of a token: JSON that begins with `{"`. */
const TOKEN = /eyJ[\w-]{16,}/g;
/** A key or a webhook secret of Resend. */
const KEY = /\b(?:re|whsec)_[\w+/=]{4,}/g;

/** What in a text is a reader's own or opens a door, as `3: ada@example.org` with the line of it. */
export function tracesIn(text: string, keys: readonly string[]): string[] {
  return text.split('\n').flatMap((line, i) => {
    const found = [ADDRESS, TOKEN, KEY].flatMap((pattern) => line.match(pattern) ?? []);
    return [...found, ...keys.filter((key) => line.includes(key))].map((it) => `${i + 1}: ${it}`);
  });
}
