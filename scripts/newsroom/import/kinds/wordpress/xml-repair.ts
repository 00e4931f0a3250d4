/**
 * Repairs what WordPress and its plugins write into XML although it is not allowed: control characters,
 * ampersands that begin no character, and white space before the declaration. Lines stay lines.
 */
export class XmlRepair {
  #isStart = true;
  #isCdata = false;
  #held = '';

  /** The next part of a file, repaired. May hold back its end until the next call. */
  next(part: string): string {
    const text = this.#held + part;
    // No reference and no mark of CDATA goes across one of these.
    const end = Math.max(...['>', '\n', ' '].map((one) => text.lastIndexOf(one))) + 1;
    const at = end === 0 && text.length > MAX_HELD ? text.length : end;
    this.#held = text.slice(at);
    return this.#repaired(text.slice(0, at));
  }

  /** What was held back. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return this.#repaired(rest);
  }

  #repaired(part: string): string {
    let text = part.replaceAll(DISALLOWED, '');
    if (this.#isStart) {
      text = text.replace(/^[\uFEFF\s]+/, '');
      this.#isStart = text === '';
    }
    let result = '';
    let at = 0;
    while (at < text.length) {
      const mark = this.#isCdata ? ']]>' : '<![CDATA[';
      const found = text.indexOf(mark, at);
      const end = found < 0 ? text.length : found + mark.length;
      const piece = text.slice(at, end);
      result += this.#isCdata ? piece : piece.replaceAll(AMPERSAND, escapedReference);
      if (found >= 0) this.#isCdata = !this.#isCdata;
      at = end;
    }
    return result;
  }
}

/** How much text without a space or a tag is held back, in characters. */
const MAX_HELD = 1_000_000;

/** XML 1.0, 2.2: everything outside of Char. */
const DISALLOWED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const AMPERSAND = /&(?:(amp|lt|gt|quot|apos);|#(\d{1,7}|x[0-9a-f]{1,6});)?/gi;

function escapedReference(found: string, name?: string, number?: string): string {
  if (name !== undefined) return name === name.toLowerCase() ? found : `&amp;${found.slice(1)}`;
  if (number === undefined) return '&amp;';
  const code = Number(number.toLowerCase().replace('x', '0x'));
  const isCharacter =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code < 0xd800) ||
    (code > 0xdfff && code < 0x110000);
  return isCharacter && (code & 0xfffe) !== 0xfffe ? found : '';
}
