/** An address, also as encoded in a link. */
const ADDRESS = /[\p{L}\p{N}._+'-]+(?:@|%40)(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/giu;
/** The header or the claims of a token: JSON that starts with `{"`. */
const TOKEN = /eyJ[\w-]{16,}/g;
/** An API key or a webhook secret of Resend. */
const KEY = /\b(?:re|whsec)_[\w+/=]{4,}/g;

/** Private or secret parts of a text with their line, such as `3: ada@example.org`. */
export function tracesIn(text: string, keys: readonly string[]): string[] {
  return text.split('\n').flatMap((line, i) => {
    const found = [ADDRESS, TOKEN, KEY].flatMap((pattern) => line.match(pattern) ?? []);
    return [...found, ...keys.filter((key) => line.includes(key))].map((it) => `${i + 1}: ${it}`);
  });
}
