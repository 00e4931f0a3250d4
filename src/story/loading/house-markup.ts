import { defineHastPlugin } from 'satteri';
import { words } from '../../i18n/words.ts';

/**
 * What the house asks of Markdown's own elements. The alignment of a table's cells becomes a class
 * (`align-right`) in place of an inline style, which the content security policy blocks; and the
 * keyboard reaches every code block and table, since a long line or many columns make it scroll
 * sideways (WCAG 2.2, success criterion 2.1.1). The boxes of a task list have a name (4.1.2): feeds
 * and mails leave it out with all they do not know.
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
    {
      // Of Markdown alone: what a writer types as HTML is no element here.
      filter: ['input'],
      visit(box, context) {
        const { taskDone, taskToDo } = words.stories;
        context.setProperty(box, 'aria-label', box.properties['checked'] ? taskDone : taskToDo);
      },
    },
  ],
});
