/**
 * The text with typographic dashes, ellipses and, in English, quotation marks, by the same rules as the
 * compiler of bodies: for texts that are not Markdown. `language` is a BCP 47 tag.
 */
export function smartPunctuation(text: string, language: string): string {
  const typeset = text.replaceAll(/-{2,}/g, ({ length }) => dashes(length)).replaceAll('...', '…');
  return hasSmartQuotes(language) ? withQuotes(typeset) : typeset;
}

/** Whether straight quotation marks become typographic ones. The compiler supports those of English only. */
export function hasSmartQuotes(language: string): boolean {
  return new Intl.Locale(language).language === 'en';
}

/** Two hyphens are an en dash, three an em dash, and more are as few dashes as possible. */
function dashes(count: number): string {
  const ens = count % 3 === 0 ? 0 : count % 2 === 0 ? count / 2 : count % 3 === 2 ? 1 : 2;
  return '—'.repeat((count - ens * 2) / 3) + '–'.repeat(ens);
}

function withQuotes(text: string): string {
  const chars = Array.from(text);
  /** The position of a single quotation mark that may be closed. */
  let single: number | undefined;
  let isOpen = false;
  const result = [...chars];
  chars.forEach((char, i) => {
    if (char !== "'" && char !== '"') return;
    const [before, after] = [chars[i - 1], chars[i + 1]];
    const opens = canOpen(char, before, after);
    const closes = canClose(before, after);
    if (char === '"') {
      // `5"x` is inches.
      const isWithinWord = (isOpen && /\S/.test(before ?? '')) || /\d/.test(before ?? '');
      const isEnd = opens ? closes && isOpen : closes || isWithinWord;
      result[i] = isEnd ? '”' : '“';
      isOpen = !isEnd && (isOpen || /\S/.test(after ?? ''));
      return;
    }
    result[i] = '’';
    if (closes && single !== undefined) {
      result[single] = '‘';
      single = undefined;
    } else if (opens) {
      single = i;
    }
  });
  return result.join('');
}

function canOpen(quote: string, before: string | undefined, after: string | undefined): boolean {
  if (after === undefined || /\s/.test(after)) return false;
  if (before === undefined || /\s/.test(before)) return true;
  return PUNCTUATION.test(before) && (quote === '"' || !/[\])]/.test(before));
}

function canClose(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || /\s/.test(before)) return false;
  return after === undefined || /\s/.test(after) || PUNCTUATION.test(after);
}

const PUNCTUATION = /[\p{P}\p{S}]/u;
