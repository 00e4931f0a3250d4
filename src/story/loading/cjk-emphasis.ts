import { CJK, standInFor } from '../../core/cjk.ts';

/** A run of asterisks, or two tildes, between a letter and a punctuation mark or symbol. */
const RUN =
  /(?<=(?<before>[^\s\p{P}\p{S}]))(?:\*+|~~)(?=(?<mark>(?![*~])[\p{P}\p{S}]))|(?<=(?<ended>(?![*~])[\p{P}\p{S}]))(?:\*+|~~)(?=(?<after>[^\s\p{P}\p{S}]))/gu;

/**
 * Makes `**「A」**は` bold. CommonMark (section 6.2) decides by spaces whether asterisks next to
 * punctuation open or close emphasis, but Chinese, Japanese and Korean use no spaces. Gives the text with
 * a mark inserted where the rule needs a space, and a function that removes the mark from any result.
 * Follows the rules of https://github.com/tats-u/markdown-cjk-friendly.
 */
export function withCjkEmphasis(body: string): {
  text: string;
  clean: <T extends string>(result: T) => T;
  /** The column in the body of a column in the text. Lines are the same; both start at 1. */
  column: (line: number, column: number) => number;
} {
  const standIn = standInFor(body);
  const asWritten = {
    text: body,
    clean: <T>(result: T) => result,
    column: (_line: number, column: number) => column,
  };
  if (!standIn || !/\*|~~/.test(body) || !CJK.test(body)) return asWritten;
  const text = body.replace(RUN, (run: string, ...rest: unknown[]) => {
    // The last argument is the object of named groups.
    const { before, mark, ended, after } = rest.at(-1) as Partial<Record<string, string>>;
    if (before && mark) return CJK.test(before + mark) ? standIn + run : run;
    return CJK.test(`${ended}${after}`) ? run + standIn : run;
  });
  if (text === body) return asWritten;
  const inAddress = encodeURIComponent(standIn);
  return {
    text,
    // Without the mark, the result is of type `T` again.
    clean: <T extends string>(result: T) =>
      result.replaceAll(standIn, '').replaceAll(inAddress, '') as T,
    column: (line, column) => {
      const before = text.split('\n')[line - 1]?.slice(0, column - 1) ?? '';
      return column - (before.split(standIn).length - 1);
    },
  };
}
