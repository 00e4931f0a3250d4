import { type SyntaxFault, syntaxFault } from './syntax-fault.ts';

/**
 * What is written over hidden text: it has no meaning in Markdown, and is not part of the id of a heading.
 */
export const HIDDEN = '’';

/** More faults of the syntax are not looked for in one file, because each needs to parse it again. */
const MOST_FAULTS = 30;

/**
 * Compiles MDX, and if it cannot be parsed, finds every fault: what the parser stops at is hidden, and the
 * rest is parsed again. Gives the result of what could be compiled. A file without faults is parsed once.
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
  return { faults };
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
