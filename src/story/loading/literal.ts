import { type Expression, parse, tokenizer } from 'acorn';
import { findUnprintable } from '../../core/text.ts';

/** What may stand in braces: it is read, and never run. */
export type Literal =
  string | number | boolean | readonly Literal[] | { readonly [key: string]: Literal };

/**
 * The value of the code between two braces when it is a literal: text in quotation marks or in
 * backticks, a finite number, `true`, `false`, or a list or an object of these. Gives `undefined` for
 * everything else, such as a name, a call or a calculation. The value is read from the syntax tree.
 */
export function literalIn(code: string): Literal | undefined {
  try {
    const { body } = parse(`(${code}\n)`, { ecmaVersion: 'latest', sourceType: 'module' });
    const [statement, more] = body;
    if (more || statement?.type !== 'ExpressionStatement') return undefined;
    return valueOf(statement.expression);
  } catch {
    // Not JavaScript, or nested deeper than the stack.
    return undefined;
  }
}

/** Whether the code between two braces is nothing but comments, of which there is at least one. */
export function isComment(code: string): boolean {
  const options = { ecmaVersion: 'latest', sourceType: 'module' } as const;
  try {
    return code.trim() !== '' && tokenizer(code, options).getToken().type.label === 'eof';
  } catch {
    return false;
  }
}

/** The first character in the texts of a literal that cannot be printed, by its name: `U+0007`. */
export function unprintableInLiteral(value: Literal): string | undefined {
  return findUnprintable(textsOf(value).join(' '));
}

/** Whether the value is an object or holds one: no page shows that, except as a style. */
export function holdsObject(value: Literal): boolean {
  return Array.isArray(value) ? value.some(holdsObject) : typeof value === 'object';
}

/** An allow-list: a kind of node that is not named here has no value. */
function valueOf(node: Expression): Literal | undefined {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- all others end in the default
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' || typeof node.value === 'boolean'
        ? node.value
        : finite(node.value);
    case 'TemplateLiteral':
      return node.expressions.length === 0
        ? (node.quasis[0]?.value.cooked ?? undefined)
        : undefined;
    case 'UnaryExpression': {
      const number = node.argument.type === 'Literal' ? finite(node.argument.value) : undefined;
      return node.operator === '-' && number !== undefined ? -number : undefined;
    }
    case 'ArrayExpression':
      return allOf(
        node.elements.map((element) =>
          element && element.type !== 'SpreadElement' ? valueOf(element) : undefined,
        ),
      );
    case 'ObjectExpression': {
      const entries = node.properties.map((property) => {
        if (property.type !== 'Property' || property.kind !== 'init') return undefined;
        if (property.computed || property.method || property.shorthand) return undefined;
        const { key } = property;
        const name = key.type === 'Identifier' ? key.name : literalKey(key);
        const value = valueOf(property.value);
        // In an object of JavaScript it is no key but the prototype.
        if (name === undefined || name === '__proto__' || value === undefined) return undefined;
        return [name, value] as const;
      });
      const all = allOf(entries);
      return all && Object.fromEntries(all);
    }
    default:
      return undefined;
  }
}

function literalKey(key: Expression | { type: 'PrivateIdentifier' }): string | undefined {
  if (key.type !== 'Literal') return undefined;
  return typeof key.value === 'string' ? key.value : finite(key.value)?.toString();
}

function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function allOf<T>(values: (T | undefined)[]): T[] | undefined {
  return values.every((value) => value !== undefined) ? values : undefined;
}

function textsOf(value: Literal): string[] {
  if (typeof value !== 'object') return [String(value)];
  return Object.entries(value).flatMap(([key, one]) => [key, ...textsOf(one)]);
}
