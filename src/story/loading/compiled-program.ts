import {
  type AnyNode,
  type AssignmentProperty,
  type Node,
  parse,
  parseExpressionAt,
  type Property,
} from 'acorn';
import { mdxToJs, type MdxOnlyOptions } from 'satteri';

/** Compiles a body to a JavaScript function body that takes Astro's JSX runtime as its argument. */
export const programOptions = {
  outputFormat: 'function-body',
  jsxImportSource: 'astro',
  elementAttributeNameCase: 'html',
  optimizeStatic: { component: 'Fragment', prop: 'set:html' },
} as const satisfies MdxOnlyOptions;

/**
 * Whether a compiled body only creates elements from data. Its statements must be those that the
 * compiler puts around every body, and it must return a tree of JSX runtime calls whose arguments are
 * literals, arrays and objects of literals, or the pictures passed in. This is an allowlist: every
 * other kind of node is refused, so that no expression of an author can run.
 */
export function holdsOnlyData(code: string): boolean {
  try {
    return statementsOf(code).every(
      // The JSX runtime is unpacked in the second statement; the same anywhere else is an import.
      (node, i) =>
        isContent(node) || FRAME.has(shape(node)) || (i === 1 && isDeclaration(node, RUNTIMES)),
    );
  } catch {
    // Invalid JavaScript, or nested too deeply for the stack.
    return false;
  }
}

/**
 * The text of a compiled body and of its attributes, in order and without tags. This is what an email
 * client or a provider reads, however the source escapes it.
 */
export function textIn(code: string): string {
  const content = statementsOf(code).find((node) => isNamed(node, '_createMdxContent'));
  const body = content?.type === 'FunctionDeclaration' ? content.body.body : [];
  const returned = body.flatMap((node) =>
    node.type === 'ReturnStatement' && node.argument ? stringsIn(node.argument) : [],
  );
  return returned.join('').replace(/<[^>]*>/g, '');
}

function stringsIn(node: AnyNode): string[] {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- other nodes contain no text
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'ArrayExpression':
      return node.elements.flatMap((element) => (element ? stringsIn(element) : []));
    case 'ObjectExpression':
      return node.properties.flatMap((one) =>
        one.type === 'Property' ? stringsIn(one.value) : [],
      );
    case 'CallExpression':
      // The first argument is the element's name.
      return node.arguments.slice(1).flatMap(stringsIn);
    default:
      return [];
  }
}

const SYNTAX = { ecmaVersion: 'latest', allowReturnOutsideFunction: true } as const;

// `Node` is the base type of all nodes; the parser only creates nodes of the union `AnyNode`.
const statementsOf = (code: string) => parse(code, SYNTAX).body as AnyNode[];
const expression = (code: string) => shape(parseExpressionAt(code, 0, SYNTAX));

/** A node as text, without its position, for comparison. */
function shape(node: Node): string {
  return JSON.stringify(node, (key, value: unknown) =>
    key === 'start' || key === 'end' || key === 'raw' ? undefined : value,
  );
}

/** The statements that the compiler generates for every body, without the function that returns its elements. */
const FRAME: ReadonlySet<string> = new Set(
  statementsOf(mdxToJs('<Callout />', programOptions).code)
    .filter((node) => !isNamed(node, '_createMdxContent'))
    .map(shape),
);
const RUNTIMES: ReadonlySet<string> = new Set([expression('arguments[0]')]);
const COMPONENTS: ReadonlySet<string> = new Set(
  ['props.components || {}', '_components'].map(expression),
);
const PROPS = expression('props');
const GIVEN = expression('props.components');
const PICTURES = expression('props.pictures');
const ASSIGN = expression('Object.assign');

function isNamed(node: AnyNode, name: string): boolean {
  return node.type === 'FunctionDeclaration' && node.id?.name === name;
}

function isContent(node: AnyNode): boolean {
  if (node.type !== 'FunctionDeclaration' || !isNamed(node, '_createMdxContent')) return false;
  if (node.async || node.generator || node.params.map(shape).join() !== PROPS) return false;
  return node.body.body.every(
    (statement) =>
      isDeclaration(statement, COMPONENTS) ||
      isElementNames(statement) ||
      isMissingCheck(statement) ||
      (statement.type === 'ReturnStatement' &&
        Boolean(statement.argument && isElement(statement.argument))),
  );
}

/** `const { jsx: _jsx } = <one of these>` */
function isDeclaration(node: AnyNode, sources: ReadonlySet<string>): boolean {
  const { id, init } = declared(node);
  return (
    id?.type === 'ObjectPattern' &&
    id.properties.every((one) => one.type === 'Property' && isPlain(one) && isName(one.value)) &&
    Boolean(init && sources.has(shape(init)))
  );
}

/** `const _components = Object.assign({ p: "p" }, props.components)` */
function isElementNames(node: AnyNode): boolean {
  const { id, init } = declared(node);
  if (!id || !isName(id) || init?.type !== 'CallExpression') return false;
  const [names, given, more] = init.arguments;
  const isOurs = shape(init.callee) === ASSIGN && names?.type === 'ObjectExpression' && !more;
  return isOurs && isData(names) && Boolean(given && shape(given) === GIVEN);
}

function declared(node: AnyNode) {
  const [one, more] = node.type === 'VariableDeclaration' ? node.declarations : [];
  return { id: more ? undefined : one?.id, init: more ? undefined : one?.init };
}

/** `if (!Callout) _missingMdxReference("Callout", true)` */
function isMissingCheck(node: AnyNode): boolean {
  if (node.type !== 'IfStatement' || node.alternate) return false;
  const { test, consequent } = node;
  if (test.type !== 'UnaryExpression' || !isName(test.argument)) return false;
  if (consequent.type !== 'ExpressionStatement') return false;
  const call = consequent.expression;
  return (
    call.type === 'CallExpression' &&
    isName(call.callee, '_missingMdxReference') &&
    call.arguments.every(isData)
  );
}

/** `_jsx("b", { … })`, whose third argument is a key. */
function isElement(node: AnyNode): boolean {
  if (node.type !== 'CallExpression' || node.optional) return false;
  const [type, ...rest] = node.arguments;
  const isJsx = isName(node.callee, '_jsx') || isName(node.callee, '_jsxs');
  return isJsx && Boolean(type && isElementType(type)) && rest.every(isData);
}

/** `"b"`, `Callout`, `_components.p` */
function isElementType(node: AnyNode): boolean {
  if (node.type === 'MemberExpression') {
    return isName(node.object, '_components') && (!node.computed || isData(node.property));
  }
  return isName(node) || (node.type === 'Literal' && typeof node.value === 'string');
}

function isData(node: AnyNode): boolean {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the default refuses all others
  switch (node.type) {
    case 'Literal':
      return ['string', 'number', 'boolean'].includes(typeof node.value);
    case 'UnaryExpression':
      return node.operator === '-' && node.argument.type === 'Literal' && isData(node.argument);
    case 'ArrayExpression':
      return node.elements.every((element) => element !== null && isData(element));
    case 'ObjectExpression':
      return node.properties.every(
        (one) => one.type === 'Property' && isPlain(one) && isData(one.value),
      );
    case 'MemberExpression':
      return node.computed && shape(node.object) === PICTURES && isData(node.property);
    default:
      return isElement(node);
  }
}

/** `a: 1`: a property whose key is neither computed nor `__proto__`. */
function isPlain({ kind, computed, method, key }: Property | AssignmentProperty): boolean {
  return kind === 'init' && !computed && !method && !shape(key).includes('"__proto__"');
}

function isName(node: AnyNode, name?: string): boolean {
  return node.type === 'Identifier' && (name === undefined || node.name === name);
}
