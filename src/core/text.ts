import { z } from 'zod';

// Control characters, line and paragraph separators, lone surrogates and the two non-characters:
// none can be printed, and XML 1.0 (section 2.2) forbids most of them.
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * One line of printable text of 1 to `max` characters (UTF-16 code units) without white space at
 * either end.
 */
export function lineOfText(max: number) {
  return z
    .string({ error: `text of 1 to ${max} characters` })
    .max(max, { error: `at most ${max} characters` })
    .refine((text) => text.trim() === text && text !== '', {
      error: 'text that is not empty and does not begin or end with white space',
      abort: true,
    })
    .refine(isPrintable, {
      error: 'one line of printable text, without control characters',
    });
}

/** Returns the first unprintable character of a multi-line text as `U+0007`. */
export function findUnprintable(text: string): string | undefined {
  const code = UNPRINTABLE.exec(text.replaceAll(/[\t\n\r]/g, ' '))?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Error for text that is used in emails. */
export const NO_PLACEHOLDER = 'text without three braces in a row, which Resend would fill in';

/** A line of text for emails. Resend would replace text in triple braces. */
export function lineForMail(max: number) {
  return lineOfText(max).refine((text) => !text.includes('{{{'), { error: NO_PLACEHOLDER });
}

/** Whether any string in `value`, at any depth, contains triple braces. */
export function containsPlaceholder(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('{{{');
  return (
    typeof value === 'object' && value !== null && Object.values(value).some(containsPlaceholder)
  );
}

/** Whether a text is one line without control characters and the like. */
export function isPrintable(text: string): boolean {
  return !UNPRINTABLE.test(text);
}

/** Escapes unprintable characters for a terminal: `\u001b`. */
export function printable(text: string): string {
  return text.replace(
    new RegExp(UNPRINTABLE, 'g'),
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
