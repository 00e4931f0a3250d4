import type { Element } from 'hast';
import { defineHastPlugin } from 'satteri';
import { words } from '../../i18n/words.ts';
import { isWithinLink } from './ancestors.ts';

/**
 * Adjusts the elements that Markdown generates. The alignment of table cells becomes a class
 * (`align-right`), because the content security policy blocks inline styles. Code blocks and tables
 * can be focused, because they may scroll sideways (WCAG 2.2, success criterion 2.1.1). An empty header
 * cell is not a header (1.3.1). The checkboxes of a task list get a name (4.1.2), which feeds and emails drop.
 */
export const accessibleMarkup = defineHastPlugin({
  name: 'accessible-markup',
  element: [
    {
      filter: ['th', 'td'],
      visit(cell, context) {
        const { style, ...properties } = cell.properties;
        const alignment = /^text-align:\s*(\w+)$/.exec(String(style ?? ''))?.[1];
        if (cell.tagName === 'th' && isBlank(cell)) {
          const aligned = alignment ? { ...properties, class: `align-${alignment}` } : properties;
          return { ...cell, tagName: 'td', properties: aligned };
        }
        if (!alignment) return undefined;
        context.setProperty(cell, 'style', null);
        context.setProperty(cell, 'class', `align-${alignment}`);
        return undefined;
      },
    },
    {
      filter: ['pre', 'table'],
      visit(element, context) {
        if (!isWithinLink(element, context)) context.setProperty(element, 'tabindex', '0');
      },
    },
    {
      // Checkboxes of Markdown only: HTML in the source is a JSX node, not an element.
      filter: ['input'],
      visit(box, context) {
        const { taskDone, taskToDo } = words.stories;
        context.setProperty(box, 'aria-label', box.properties['checked'] ? taskDone : taskToDo);
      },
    },
  ],
});

function isBlank({ children }: Readonly<Element>): boolean {
  return children.every((child) => child.type === 'text' && child.value.trim() === '');
}
