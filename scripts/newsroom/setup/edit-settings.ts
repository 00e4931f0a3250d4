import ts from 'typescript';
import { type Edit, edited } from '../../../src/core/text-edits.ts';

/** New values of settings, by their names: `name`, `newsletter.id`. */
export type SettingChanges = Readonly<Record<string, unknown>>;

/**
 * The text of src/site.config.ts with other values. Everything else stays as it is, comments too; a
 * setting that the file leaves out is added at the end. Throws an Error with one line if the file is not
 * one object, or a value is not written out.
 */
export function editSettings(source: string, changes: SettingChanges): string {
  return Object.entries(changes).reduce((text, [name, value]) => {
    const site = siteObject(ts.createSourceFile(FILE, text, ts.ScriptTarget.Latest, true));
    if (!site) throw new Error(`${FILE} has no \`export const site = { … }\`. Restore it.`);
    return edited(text, [editOf(site, name, value)]);
  }, source);
}

const FILE = 'src/site.config.ts';

function siteObject(file: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  const declared = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find(({ name }) => name.getText() === 'site');
  const value = declared?.initializer && uncast(declared.initializer);
  return value && ts.isObjectLiteralExpression(value) ? value : undefined;
}

/** `name` may be a path within the object. */
function editOf(object: ts.ObjectLiteralExpression, name: string, value: unknown): Edit {
  const [key = '', ...rest] = name.split('.');
  const property = object.properties.find((one) => one.name && nameOf(one.name) === key);
  if (!property) return insertion(object, rest.reduceRight(nested, value), key);
  const found = ts.isPropertyAssignment(property) ? uncast(property.initializer) : undefined;
  if (found && rest.length > 0 && ts.isObjectLiteralExpression(found))
    return editOf(found, rest.join('.'), value);
  if (!found || !isWrittenOut(found)) {
    const { line } = object.getSourceFile().getLineAndCharacterOfPosition(property.getStart());
    throw new Error(
      `${FILE}:${line + 1}: ${key} is computed, so it cannot be replaced. Write out its value.`,
    );
  }
  return { start: found.getStart(), end: found.getEnd(), text: literal(value) };
}

const nested = (value: unknown, key: string): unknown => ({ [key]: value });

function insertion(object: ts.ObjectLiteralExpression, value: unknown, key: string): Edit {
  const { end, hasTrailingComma } = object.properties;
  const comma = hasTrailingComma || object.properties.length === 0 ? '' : ',';
  return { start: end, end, text: `${comma}\n  ${key}: ${literal(value)},` };
}

/** An expression without `as const` and the like. */
function uncast(expression: ts.Expression): ts.Expression {
  const isWrapped =
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isParenthesizedExpression(expression);
  return isWrapped ? uncast(expression.expression) : expression;
}

/** Whether a value is data, without names or calls. */
function isWrittenOut(node: ts.Expression): boolean {
  const value = uncast(node);
  if (ts.isArrayLiteralExpression(value)) return value.elements.every(isWrittenOut);
  if (ts.isObjectLiteralExpression(value))
    return value.properties.every(
      (one) => ts.isPropertyAssignment(one) && isWrittenOut(one.initializer),
    );
  return (
    ts.isStringLiteralLike(value) ||
    ts.isNumericLiteral(value) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword].includes(value.kind) ||
    value.getText() === 'undefined'
  );
}

function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteralLike(name) ? name.text : name.getText();
}

/** A value as Prettier writes it on one line. */
function literal(value: unknown): string {
  if (typeof value === 'string') {
    const text = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"');
    return `'${text.replaceAll("'", "\\'")}'`;
  }
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${literal(inner)}`);
  return `{ ${entries.join(', ')} }`;
}
