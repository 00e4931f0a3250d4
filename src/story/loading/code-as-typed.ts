import { defineHastPlugin } from 'satteri';
import { infoOf } from './code-blocks.ts';
import { codeInfo } from './code-info.ts';
import { stanzas } from './verse.ts';

/**
 * Code blocks for other publishing systems: no colors, and what follows the language in the info string as
 * `data-meta`. A poem is its stanzas, because other systems would show it as code.
 */
export const codeAsTyped = defineHastPlugin({
  name: 'code-as-typed',
  element: {
    filter: ['pre'],
    visit(pre, context) {
      const code = pre.children.find((child) => child.type === 'element');
      if (code?.tagName !== 'code') return undefined;
      const info = infoOf(pre, code).trim();
      if (codeInfo(info).language === 'verse') {
        const children = stanzas(context.textContent(code));
        return { type: 'element' as const, tagName: 'div', properties: {}, children };
      }
      const [, name = '', meta = ''] = /^(\S*)\s*(.*)$/s.exec(info) ?? [];
      const properties = {
        ...(name && { className: [`language-${name}`] }),
        ...(meta && { dataMeta: meta }),
      };
      return { ...pre, children: [{ ...code, properties }] };
    },
  },
});
