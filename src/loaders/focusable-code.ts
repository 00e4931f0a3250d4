import { defineHastPlugin } from 'satteri';

/**
 * Lets the keyboard reach every code block, since a long line makes it scroll sideways
 * (WCAG 2.2, success criterion 2.1.1).
 */
export const focusableCode = defineHastPlugin({
  name: 'focusable-code',
  element: { filter: ['pre'], visit: (pre, context) => context.setProperty(pre, 'tabindex', '0') },
});
