import postcss from 'postcss';
import parser from 'postcss-selector-parser';

/**
 * The part of a style that can apply to elements with these names (names-in-html.ts), without comments.
 * It applies to them as the whole style does: a rule goes only if no selector of it can match. A selector
 * is removed from a rule with others under the same condition.
 */
export function fittingStyle(css: string, names: ReadonlySet<string>): string {
  const root = postcss.parse(css);
  root.walkComments((comment) => void comment.remove());
  root.walkRules((rule) => {
    // The steps of an animation are no selectors.
    if (rule.parent?.type === 'atrule' && 'name' in rule.parent && rule.parent.name === 'keyframes')
      return;
    const all = parsed(rule.selector).nodes;
    const fitting = all.filter((selector) => canMatch(selector, names));
    if (fitting.length === 0) rule.remove();
    else if (fitting.length < all.length) rule.selector = fitting.join();
  });
  root.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove();
  });
  removeUnusedVariables(root);
  return root.toString().trim();
}

/** Removes variables to which nothing refers, then those to which only these referred. */
function removeUnusedVariables(root: postcss.Root): void {
  const used = new Set(root.toString().match(/(?<=var\(\s*)--[\w-]+/g));
  let isDone = true;
  root.walkDecls(/^--/, (variable) => {
    if (used.has(variable.prop)) return;
    variable.remove();
    isDone = false;
  });
  root.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  if (!isDone) removeUnusedVariables(root);
}

/** The names that selectors of a style ask for. No others matter to `fittingStyle`. */
export function namesInStyle(css: string): ReadonlySet<string> {
  const names = new Set<string>();
  postcss.parse(css).walkRules(({ selector }) => {
    parsed(selector).walk((node) => {
      const name = nameOf(node);
      if (name !== undefined) names.add(name);
    });
  });
  return names;
}

/** The selectors of a style, which is cut for each kind of page. */
const parsedSelectors = new Map<string, parser.Root>();

function parsed(selector: string): parser.Root {
  const known = parsedSelectors.get(selector) ?? parser().astSync(selector);
  parsedSelectors.set(selector, known);
  return known;
}

/** Whether every part of the selector is a name that exists. */
function canMatch(selector: parser.Selector, names: ReadonlySet<string>): boolean {
  return selector.nodes.every((node) => {
    const name = nameOf(node);
    if (name !== undefined) return names.has(name);
    if (node.type !== 'pseudo' || !ONE_OF.has(node.value) || node.nodes.length === 0) return true;
    return node.nodes.some((one) => canMatch(one, names));
  });
}

/** Pseudo-classes that match only if one of their selectors does. */
const ONE_OF: ReadonlySet<string> = new Set([':is', ':where', ':has']);

function nameOf(node: parser.Node): string | undefined {
  if (node.type === 'tag') return node.value.toLowerCase();
  if (node.type === 'class') return `.${node.value}`;
  if (node.type === 'id') return `#${node.value}`;
  return node.type === 'attribute' ? `[${node.attribute.toLowerCase()}` : undefined;
}
