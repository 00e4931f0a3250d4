import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import { visit } from 'unist-util-visit';

/** Keeps code as it was typed, with its language; the default handler of `toMdast` removes empty lines. */
export function codeAsMarkdown(state: State, pre: Element) {
  let value = '';
  let lang: string | undefined;
  visit(pre, (node) => {
    if (node.type === 'element' && node.tagName === 'code') {
      lang ??= /^language-(\S+)$/.exec(String([node.properties['className']].flat()[0]))?.[1];
    }
    if (node.type === 'text') value += node.value;
    if (node.type === 'element' && node.tagName === 'br') value += '\n';
  });
  const code = { type: 'code' as const, lang, value };
  state.patch(pre, code);
  return code;
}
