import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import { visit } from 'unist-util-visit';

/** Keeps code as it was typed, with its language; the default handler of `toMdast` removes empty lines. */
export function codeAsMarkdown(state: State, pre: Element) {
  let value = '';
  let lang: string | undefined;
  visit(pre, (node) => {
    if (node.type === 'text') value += node.value;
    if (node.type !== 'element') return;
    if (node.tagName === 'br') value += '\n';
    const [name = ''] = [node.properties['className'] ?? ''].flat();
    lang ??= /^language-(.+)$/.exec(String(name))?.[1];
  });
  const code = { type: 'code' as const, value, ...(lang && { lang }) };
  state.patch(pre, code);
  return code;
}
