import { defineHastPlugin } from 'satteri';

/**
 * Marks the alignment of a table's cells by class (`align-right`). Markdown makes it an inline
 * style, which the content security policy blocks.
 */
export const alignedCells = defineHastPlugin({
  name: 'aligned-cells',
  element: {
    filter: ['th', 'td'],
    visit(cell, context) {
      const alignment = /^text-align:\s*(\w+)$/.exec(String(cell.properties['style'] ?? ''))?.[1];
      if (!alignment) return;
      context.setProperty(cell, 'style', null);
      context.setProperty(cell, 'class', `align-${alignment}`);
    },
  },
});
