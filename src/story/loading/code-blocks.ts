import type { Element } from 'hast';
import { defineHastPlugin } from 'satteri';
import { smartPunctuation } from '../../core/smart-punctuation.ts';
import { type CodeInfo, codeInfo } from './code-info.ts';
import { highlightedCode } from './highlighted-code.ts';
import { withMarkedLines } from './marked-lines.ts';
import { stanzas } from './verse.ts';

/**
 * Highlights code blocks of all Markdown, and shows the title and the marked lines of their
 * info string. The code becomes text nodes and the language a class of safe characters, so neither can
 * become markup. A block in the language `verse` is a poem, with the punctuation of `language` (BCP 47).
 */
export function codeBlocks(language: string) {
  return defineHastPlugin({
    name: 'code-blocks',
    element: {
      filter: ['pre'],
      visit(pre, context) {
        const code = pre.children.find((child) => child.type === 'element');
        if (code?.tagName !== 'code') return undefined;
        const info = codeInfo(infoOf(pre, code));
        const text = context.textContent(code).replace(/\n$/, '');
        const block =
          info.language === 'verse'
            ? element('div', stanzas(smartPunctuation(text, language)), { className: ['verse'] })
            : highlightedBlock(text, info);
        if (!info.title) return block;
        const caption = element('figcaption', [{ type: 'text', value: info.title }]);
        return element('figure', [caption, block]);
      },
    },
  });
}

function highlightedBlock(text: string, { language, isMarked }: CodeInfo): Element {
  const className = language ? { className: [`language-${language}`] } : {};
  const children = withMarkedLines(highlightedCode(text, language), isMarked);
  return element('pre', [element('code', children, className)], className);
}

/** The info string of a fenced code block, or the language of a `<code>` in HTML. */
export function infoOf(pre: Readonly<Element>, { data, properties }: Readonly<Element>): string {
  if (pre.data?.info) return pre.data.info;
  if (data?.lang) return `${data.lang} ${data.meta ?? ''}`;
  const [name = ''] = [properties['className'] ?? ''].flat();
  return String(name).replace(/^language-/, '');
}

function element(
  tagName: string,
  children: Element['children'],
  properties: Element['properties'] = {},
): Element {
  return { type: 'element', tagName, properties, children };
}

declare module 'hast' {
  interface ElementData {
    /** The two parts of an info string, from the compiler. */
    lang?: string;
    meta?: string | null;
    /** The info string in a file with raw HTML, from raw-html/. */
    info?: string;
  }
}
