import { defineHastPlugin } from 'satteri';

/**
 * What the house asks of Markdown's own elements. The alignment of a table's cells becomes a class
 * (`align-right`) in place of an inline style, which the content security policy blocks; and the
 * keyboard reaches every code block and table, since a long line or many columns make it scroll
 * sideways (WCAG 2.2, success criterion 2.1.1).
 */
export const houseMarkup = defineHastPlugin({
  name: 'house-markup',
  element: [
    {
      filter: ['th', 'td'],
      visit(cell, context) {
        const { style } = cell.properties;
        const alignment = /^text-align:\s*(\w+)$/.exec(String(style ?? ''))?.[1];
        if (!alignment) return;
        context.setProperty(cell, 'style', null);
        context.setProperty(cell, 'class', `align-${alignment}`);
      },
    },
    {
      filter: ['pre', 'table'],
      visit: (element, context) => context.setProperty(element, 'tabindex', '0'),
    },
  ],
});
