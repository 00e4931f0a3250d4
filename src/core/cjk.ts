/** A character of Chinese, Japanese or Korean, with their punctuation. */
export const CJK =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u;

/** Rare punctuation marks. */
const STAND_INS = ['\u2E0E', '\u2E16', '\u2E15'];

/**
 * A punctuation mark that the text does not contain; `undefined` if it contains all of them. Next to the marks
 * of emphasis it does what a space does (CommonMark, section 6.2), and it can be removed again.
 */
export function standInFor(text: string): string | undefined {
  return STAND_INS.find((mark) => !text.includes(mark));
}
