import {
  defineMdastPlugin,
  type MdastVisitorContext,
  type MdxFlowExpression,
  type MdxJsxAttributeNode,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
  type MdxTextExpression,
} from 'satteri';
import { shown } from '../../core/content-problem.ts';
import type { BodyFault } from './body-fault.ts';
import { markAround, withoutMark } from './marks.ts';
import { withoutAttribute } from './raw-html/tag-in-line.ts';
import {
  holdsObject,
  isComment,
  type Literal,
  literalIn,
  unprintableInLiteral,
} from './literal.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

const NO_CODE = 'code in braces does not run';
export const IN_TEXT = `text in quotation marks or a number, because ${NO_CODE}; to write a brace, use \\{`;
export const IN_ATTRIBUTE = `text in quotation marks, a number, true, false, or a list of these, because ${NO_CODE}`;

/**
 * Replaces expressions in braces in the text with their values, so that no expression of an author is
 * compiled. Keeps comments. Reports everything that is not text, a number or a comment.
 */
export function literalsInText(report: (fault: BodyFault) => void) {
  const visit = (
    { value: code, position }: Readonly<MdxFlowExpression | MdxTextExpression>,
    { source }: MdastVisitorContext,
  ) => {
    if (isComment(code)) return undefined;
    const { line, column = 1, offset = 0 } = position?.start ?? {};
    const value = literalIn(code);
    const isText = typeof value === 'string' || typeof value === 'number';
    const expected = isText ? printableFault(value) : IN_TEXT;
    const isFormula = IN_FORMULA.test(source.slice(Math.max(0, offset - NEAR), offset));
    const from = offset - column + 1;
    const mark =
      isText && !isFormula
        ? undefined
        : markAround(source.slice(from).split('\n', 1)[0] ?? '', column);
    if (mark) {
      const { found, expected, column } = mark;
      const instead = (text: string, at: number) => withoutMark(mark, text, at);
      report({ key: 'body', found: shown(found), expected, line, column, instead });
      return undefined;
    }
    if (isText && !expected) return { type: 'text' as const, value: String(value) };
    report({
      key: 'body',
      found: `{${code}}`,
      expected: expected ?? IN_TEXT,
      line: position?.start.line,
      column: position?.start.column,
      instead: withBackslash,
    });
    return undefined;
  };

  return defineMdastPlugin({
    name: 'literals-in-text',
    options: { position: true },
    mdxFlowExpression: visit,
    mdxTextExpression: visit,
  });
}

/** Before a brace of a formula: `x_`, `\frac` and `\frac{1}`. */
const IN_FORMULA = /(?:[_^]|\\[A-Za-z]+(?:\{[^{}\n]*\})*)$/;
/** Characters before a brace. */
const NEAR = 50;

/** The line with a backslash before the brace at the column, so that it is text. */
function withBackslash(line: string, column: number): string | undefined {
  const at = column - 1;
  return line[at] === '{' ? `${line.slice(0, at)}\\${line.slice(at)}` : undefined;
}

/**
 * An element's attributes without braces: `a={"b"}` becomes `a="b"`, `a={true}` becomes `a`, and
 * `a={false}` is removed. Lists and objects stay in braces, as JSON. Values that are not literals are in
 * `faults`.
 */
export function plainAttributes({ attributes }: Pick<Readonly<Element>, 'attributes'>): {
  attributes: Element['attributes'];
  faults: Omit<BodyFault, 'line'>[];
} {
  const faults: Omit<BodyFault, 'line'>[] = [];
  const plain = attributes.flatMap((attribute) => {
    const { value: written } = attribute;
    if (attribute.type !== 'mdxJsxAttribute' || typeof written !== 'object' || !written) {
      return [attribute];
    }
    const value = literalIn(written.value);
    const isShown = value !== undefined && !holdsObject(value);
    const expected = isShown ? printableFault(value) : IN_ATTRIBUTE;
    if (isShown && !expected) return withValue(attribute, value);
    const { name } = attribute;
    faults.push({
      key: 'body',
      found: `{${written.value}}`,
      expected:
        expected ?? (isWithoutEffect(name) ? `no ${name}, which has no effect` : IN_ATTRIBUTE),
      ...(isWithoutEffect(name) && { instead: (line: string) => withoutAttribute(line, name) }),
    });
    return [attribute];
  });
  return { attributes: plain, faults };
}

/** Whether an attribute, by its name, is one that articles do without: for the look, and handlers of events. */
export function isWithoutEffect(name: string): boolean {
  return /^(?:style|class|className|on[A-Z]\w*)$/.test(name);
}

function withValue(attribute: MdxJsxAttributeNode, value: Literal): MdxJsxAttributeNode[] {
  if (typeof value === 'boolean') return value ? [{ ...attribute, value: null }] : [];
  if (typeof value !== 'object') return [{ ...attribute, value: String(value) }];
  const type = 'mdxJsxAttributeValueExpression';
  return [{ ...attribute, value: { type, value: JSON.stringify(value) } }];
}

function printableFault(value: Literal): string | undefined {
  const character = unprintableInLiteral(value);
  return character && `printable text, without the character ${character}`;
}
