import { nameToEmoji } from 'gemoji';
import { defineMdastPlugin } from 'satteri';

/** `:rocket:` between spaces or marks, and not `10:30:45`, `std::vector` or `a:b:c`. */
const SHORTCODE = /(?<![\p{L}\p{N}:]):(?<name>[a-z0-9_+-]+):(?![\p{L}\p{N}:])/gu;

/** Whether a text may contain shortcodes. */
export function mayHaveEmoji(text: string): boolean {
  return /:[a-z0-9_+-]+:/.test(text);
}

/** Turns GitHub's shortcodes into emoji, outside of code. Other words between colons stay as they are. */
export const emoji = defineMdastPlugin({
  name: 'emoji',
  text(node, context) {
    const value = node.value.replace(SHORTCODE, (written, name: string) =>
      Object.hasOwn(nameToEmoji, name) ? (nameToEmoji[name] ?? written) : written,
    );
    if (value !== node.value) context.setProperty(node, 'value', value);
  },
});
