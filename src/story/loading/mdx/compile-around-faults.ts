import { type SyntaxFault, syntaxFault } from './syntax-fault.ts';

/**
 * What is written over hidden text: it has no meaning in Markdown, and is not part of the id of a heading.
 */
export const HIDDEN = '’';

/** More faults of the syntax are not looked for in one file, because each needs to parse it again. */
const MOST_FAULTS = 30;

/**
 * Compiles MDX, and if it cannot be parsed, finds every fault: what the parser stops at is hidden, and the
 * rest is parsed again, up to a number of faults. Gives the result of what could be compiled. A file without faults is parsed once.
 */
export async function compileAroundFaults<T>(
  text: string,
  compile: (text: string) => Promise<T>,
): Promise<{ result?: T; faults: SyntaxFault[] }> {
  const faults: SyntaxFault[] = [];
  let visible = text;
  while (faults.length < MOST_FAULTS) {
    try {
      return { result: await compile(visible), faults };
    } catch (error) {
      const fault = syntaxFault(visible, error);
      faults.push(fault);
      const masked = hide(visible, fault.masks);
      if (masked === visible) break;
      visible = masked;
    }
  }
  if (faults.length === MOST_FAULTS) faults.push(moreFaults(faults));
  return { faults };
}

/** Says that there may be more, at the last fault: its line has no correction, because the rest of it is not known. */
function moreFaults(faults: readonly SyntaxFault[]): SyntaxFault {
  return {
    found: `${MOST_FAULTS} places that cannot be read, and perhaps more below`,
    expected: 'these to be corrected first; then check again',
    at: faults.at(-1)?.at ?? 0,
    masks: [],
  };
}

/**
 * Hides text, and replaces braces after an attribute with text in quotation marks. Lengths and lines stay.
 */
function hide(text: string, masks: SyntaxFault['masks']): string {
  return masks.reduce((all, { start, end }) => {
    const hidden = all.slice(start, end).replaceAll(/[^\r\n]/g, HIDDEN);
    const shown = all[start - 1] === '=' ? `"${hidden.slice(1, -1)}"` : hidden;
    return all.slice(0, start) + shown + all.slice(end);
  }, text);
}
