/** The quotation marks of a language: the outer pair and the pair within a quotation. */
export interface QuotationMarks {
  double: readonly [open: string, close: string];
  single: readonly [open: string, close: string];
  /** Whether `5"` is five inches with a typographic mark, as the compiler writes it. */
  inches?: boolean;
}

const ENGLISH: QuotationMarks = { double: ['“', '”'], single: ['‘', '’'], inches: true };
const GUILLEMETS: QuotationMarks = { double: ['«', '»'], single: ['‹', '›'] };
const NO_BREAK_SPACE = '\u00A0';

/** By language, and by language and region where they differ (Unicode CLDR, "Quotation Marks"). */
const MARKS: Readonly<Record<string, QuotationMarks>> = {
  ar: { double: ['«', '»'], single: ['“', '”'] },
  de: { double: ['„', '“'], single: ['‚', '‘'] },
  'de-CH': GUILLEMETS,
  'de-LI': GUILLEMETS,
  en: ENGLISH,
  fr: { double: [`«${NO_BREAK_SPACE}`, `${NO_BREAK_SPACE}»`], single: ['“', '”'] },
  'fr-CH': GUILLEMETS,
};

/** The marks of a language (BCP 47); `undefined` if straight ones stay straight. */
export function quotationMarks(language: string): QuotationMarks | undefined {
  const { language: name, region } = new Intl.Locale(language);
  return MARKS[`${name}-${region}`] ?? MARKS[name];
}

/**
 * Each character of a text as it is shown, with the quotation marks of a language, by the same rules as the
 * compiler of bodies.
 */
export function quoted(chars: readonly string[], marks: QuotationMarks): string[] {
  const result = [...chars];
  /** The position of a single quotation mark that may be closed. */
  let single: number | undefined;
  let isOpen = false;
  chars.forEach((char, i) => {
    if (char !== "'" && char !== '"') return;
    const [before, after] = [chars[i - 1], chars[i + 1]];
    const opens = canOpen(char, before, after);
    const closes = canClose(before, after);
    if (char === '"') {
      // `5"x` is inches.
      const isAfterDigit = /\d/.test(before ?? '');
      if (isAfterDigit && !isOpen && !marks.inches) return;
      const isWithinWord = (isOpen && /\S/.test(before ?? '')) || isAfterDigit;
      const isEnd = opens ? closes && isOpen : closes || isWithinWord;
      result[i] = marks.double[isEnd ? 1 : 0];
      isOpen = !isEnd && (isOpen || /\S/.test(after ?? ''));
      return;
    }
    result[i] = '’';
    if (closes && single !== undefined) {
      result[single] = marks.single[0];
      result[i] = marks.single[1];
      single = undefined;
    } else if (opens) {
      single = i;
    }
  });
  return result;
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
