import { editedText } from '../source-text/edited-text.ts';
import type { SyntaxFault } from './corrected-lines.ts';
import { syntaxFaults } from './syntax-fault.ts';

/**
 * What is written over hidden text: it has no meaning in Markdown, and is not part of the id of a heading.
 */
export const HIDDEN = '’';

/** How long faults are looked for in one file, because each needs to parse it again, and how many are reported. */
const LIMITS = { ms: 4000, faults: 500 };
/** The limits for a text in which few faults are left. */
export const FEW = { ms: 500, faults: 500 };

/**
 * Compiles MDX, and if it cannot be parsed, finds every fault: what the parser stops at is hidden, and the
 * rest is parsed again, up to the limits. Gives the result of what could be compiled. A file without faults is
 * parsed once.
 */
export async function compileAroundFaults<T>(
  text: string,
  compile: (text: string) => Promise<T>,
  limits = LIMITS,
): Promise<{ result?: T; faults: SyntaxFault[] }> {
  const faults: SyntaxFault[] = [];
  const start = performance.now();
  let visible = text;
  while (faults.length < limits.faults && performance.now() - start < limits.ms) {
    try {
      return { result: await compile(visible), faults };
    } catch (error) {
      const found = syntaxFaults(visible, error);
      faults.push(...found.slice(0, limits.faults - faults.length));
      const masked = hide(
        visible,
        found.flatMap(({ masks }) => masks),
      );
      if (masked === visible) return { faults };
      visible = masked;
    }
  }
  return { faults: [...faults, moreFaults(faults)] };
}

/** Says that there may be more, at the last fault: its line has no correction, because the rest of it is not known. */
function moreFaults(faults: readonly SyntaxFault[]): SyntaxFault {
  return {
    found: `${faults.length} places that cannot be read, and perhaps more below`,
    expected: 'these to be corrected first; then check again',
    at: faults.at(-1)?.at ?? 0,
    masks: [],
  };
}

/**
 * Hides text, and replaces braces after an attribute with text in quotation marks. Lengths and lines stay.
 */
function hide(text: string, masks: SyntaxFault['masks']): string {
  const edits = masks
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      const hidden = text.slice(start, end).replaceAll(/[^\r\n]/g, HIDDEN);
      return { start, end, text: text[start - 1] === '=' ? `"${hidden.slice(1, -1)}"` : hidden };
    });
  return editedText(text, edits).text;
}
