import {
  defineMdastPlugin,
  type MdxFlowExpression,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
  type MdxTextExpression,
} from 'satteri';
import { unprintableIn } from '../domain/text.ts';
import type { BodyFault } from './body-fault.ts';

/**
 * Refuses expressions that a page could not show, such as `{name}` from a text that was written
 * with a brace, and those that hold elements, which would get round the rules for elements. Each is
 * tried here, where the line is known.
 */
export function expressionsThatRun(report: (fault: BodyFault) => void) {
  const visit = ({ value, position }: Readonly<MdxFlowExpression | MdxTextExpression>) =>
    expressionFaults(value, position?.start.line).forEach(report);

  return defineMdastPlugin({
    name: 'expressions-that-run',
    options: { position: true },
    mdxFlowExpression: visit,
    mdxTextExpression: visit,
  });
}

/** What is wrong with the expressions in an element's attributes. */
export function attributeExpressionFaults(
  node: Readonly<MdxJsxFlowElement | MdxJsxTextElement>,
): BodyFault[] {
  const line = node.position?.start.line;
  return node.attributes.flatMap((attribute) => {
    const { value } = attribute;
    if (attribute.type !== 'mdxJsxAttribute' || typeof value !== 'object' || !value) return [];
    // A style may be an object: its texts are what a page shows of it.
    const isStyle = attribute.name === 'style' && value.value.trim().startsWith('{');
    return expressionFaults(
      value.value,
      line,
      isStyle ? `Object.values(${value.value})` : undefined,
    );
  });
}

/** `code` is what stands between the braces; `tried` stands for it where they differ. */
function expressionFaults(code: string, line: number | undefined, tried = code): BodyFault[] {
  const why = reasonAgainst(tried);
  if (why === undefined) return [];
  const expected = `text, or an expression that works here (${why}); write \\{ for a brace`;
  return [{ key: 'body', found: `{${code}}`, expected, line }];
}

function reasonAgainst(code: string): string | undefined {
  try {
    // The page evaluates it as well. In a list, because it may be a comment alone. What is no plain
    // JavaScript, though the compiler took it, holds an element that no rule has seen.
    const run = new Function(`'use strict'; return [${code}\n]`) as () => unknown[];
    const results = run().flat(Infinity);
    // A promise that fails later would end the process.
    for (const result of results) if (result instanceof Promise) result.catch(() => undefined);
    if (!results.every(isShown)) return 'it gives neither text nor a number';
    const unprintable = unprintableIn(results.join(' '));
    return unprintable && `it gives ${unprintable}, which cannot be printed`;
  } catch (error) {
    if (error instanceof SyntaxError)
      return 'it is no plain JavaScript; elements stand outside of braces';
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whether a page can show it; of a truth value and of nothing it shows nothing. */
function isShown(result: unknown): boolean {
  return result == null || ['string', 'number', 'boolean'].includes(typeof result);
}
