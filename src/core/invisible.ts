/**
 * Characters without width that no web address contains: spaces and hyphens that break lines, marks of direction,
 * and the byte order mark. They come along with pasted text.
 */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const ALL = new RegExp(INVISIBLE, 'g');

/** The first such character of a text, by name: `U+200B`. */
export function invisibleIn(text: string): string | undefined {
  const [char] = INVISIBLE.exec(text) ?? [];
  return char && nameOf(char);
}

/** The text without them. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(ALL, '');
}

/** The text with each of them as `\u200b`. */
export function invisibleShown(text: string): string {
  return text.replaceAll(ALL, (char) => `\\u${hexCode(char)}`);
}

/** What is expected instead of a text with one of them, in words: `a URL without U+200B, …`. */
export function expectedVisible(kind: string, text: string): string {
  return `${kind} without ${invisibleIn(text) ?? 'such characters'}, which is invisible and comes with pasted text`;
}

function nameOf(char: string): string {
  return `U+${hexCode(char).toUpperCase()}`;
}

function hexCode(char: string): string {
  return char.charCodeAt(0).toString(16).padStart(4, '0');
}
