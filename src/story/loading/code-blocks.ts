import type { Element } from 'hast';
import { defineHastPlugin } from 'satteri';
import { highlightedCode } from './highlighted-code.ts';

/**
 * Highlights code blocks, wherever Markdown is compiled. The language is the start of the info string,
 * in lower case: `js` of ```` ```JS{2} title="a" ````. The code becomes text nodes and the language a
 * class of safe characters, so neither can become markup.
 */
export const codeBlocks = defineHastPlugin({
  name: 'code-blocks',
  element: {
    filter: ['pre'],
    visit(pre, context) {
      const code = pre.children.find((child) => child.type === 'element');
      if (code?.tagName !== 'code') return undefined;
      const language = languageOf(code);
      const text = context.textContent(code).replace(/\n$/, '');
      const className = language ? { className: [`language-${language}`] } : {};
      return {
        type: 'element',
        tagName: 'pre',
        properties: className,
        children: [
          {
            type: 'element',
            tagName: 'code',
            properties: className,
            children: highlightedCode(text, language),
          },
        ],
      };
    },
  },
});

function languageOf({ properties }: Readonly<Element>): string | undefined {
  const [info = ''] = [properties['className'] ?? ''].flat();
  return /^language-([a-z0-9][a-z0-9+#.-]*)/.exec(String(info).toLowerCase())?.[1];
}
