import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import { visit } from 'unist-util-visit';

/** Keeps code as it was typed; the default handler of `toMdast` removes empty lines. */
export function codeAsMarkdown(state: State, pre: Element) {
  let value = '';
  visit(pre, (node) => {
    if (node.type === 'text') value += node.value;
    if (node.type === 'element' && node.tagName === 'br') value += '\n';
  });
  const code = { type: 'code' as const, value };
  state.patch(pre, code);
  return code;
}
