import { type Expression, parse, tokenizer } from 'acorn';
import { findUnprintable } from '../../core/text.ts';

/** A value that may be written in braces. It is parsed and never run. */
export type Literal =
  string | number | boolean | readonly Literal[] | { readonly [key: string]: Literal };

/**
 * Reads the value of a literal in braces from the syntax tree: text in quotation marks or backticks, a
 * finite number, `true`, `false`, or an array or object of these. Gives `undefined` for everything
 * else, such as a name, a call or a calculation.
 */
export function literalIn(code: string): Literal | undefined {
  try {
    const { body } = parse(`(${code}\n)`, { ecmaVersion: 'latest', sourceType: 'module' });
    const [statement, more] = body;
    if (more || statement?.type !== 'ExpressionStatement') return undefined;
    return valueOf(statement.expression);
  } catch {
    // Invalid JavaScript, or nested too deeply for the stack.
    return undefined;
  }
}

/** Whether the code in braces consists only of comments. */
export function isComment(code: string): boolean {
  const options = { ecmaVersion: 'latest', sourceType: 'module' } as const;
  try {
    return code.trim() !== '' && tokenizer(code, options).getToken().type.label === 'eof';
  } catch {
    return false;
  }
}

/** The first unprintable character in the text of a literal, by name: `U+0007`. */
export function unprintableInLiteral(value: Literal): string | undefined {
  return findUnprintable(textsOf(value).join(' '));
}

/** Whether the value is or contains an object, which no attribute shows. */
export function holdsObject(value: Literal): boolean {
  return Array.isArray(value) ? value.some(holdsObject) : typeof value === 'object';
}

/** The value of a node. This is an allowlist: other kinds of nodes have no value. */
function valueOf(node: Expression): Literal | undefined {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the default refuses all others
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
        // `__proto__` sets the prototype instead of a property.
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
