import {
  defineMdastPlugin,
  type MdxFlowExpression,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
  type MdxTextExpression,
} from 'satteri';
import type { BodyFault } from './body-fault.ts';

/**
 * Refuses expressions that a page could not show, such as `{name}` from a text that was written
 * with a brace. Each is tried here, where the line is known.
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
  return node.attributes.flatMap(({ type, value }) => {
    if (type === 'mdxJsxExpressionAttribute') return expressionFaults(value, line);
    return value && typeof value === 'object' ? expressionFaults(value.value, line) : [];
  });
}

/** `code` is what stands between the braces. */
function expressionFaults(code: string, line: number | undefined): BodyFault[] {
  const why = thrownBy(code.startsWith('...') ? `{${code}}` : code);
  if (why === undefined) return [];
  const expected = `text, or an expression that works here (${why}); write \\{ for a brace`;
  return [{ key: 'body', found: `{${code}}`, expected, line }];
}

function thrownBy(code: string): string | undefined {
  let run: (props: object) => unknown;
  try {
    // The page evaluates it as well. In a list, because it may be a comment alone.
    run = new Function('props', `return [${code}\n]`) as typeof run;
  } catch {
    // It holds elements. Whether it is written right is the compiler's to say.
    return undefined;
  }
  try {
    run({});
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
