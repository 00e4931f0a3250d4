import { defineMdastPlugin } from 'satteri';

/** A letter or digit, then the characters that need no escape in a URL fragment. */
const NAME = String.raw`[\p{L}\p{N}][\p{L}\p{N}_.:-]*`;
const ID = new RegExp(String.raw`\\?\{#(${NAME})\}\s*$`, 'u');

/** Whether a heading can be given this id. */
export function isHeadingId(id: string): boolean {
  return new RegExp(`^${NAME}$`, 'u').test(id);
}

/**
 * Gives `## Part {#id}` this id, as Pandoc, Hugo and Docusaurus do. Markdown itself has no syntax for it.
 * The compiler's own feature would also read `{10, 20}` as attributes.
 */
export const headingIds = defineMdastPlugin({
  name: 'heading-ids',
  options: { position: true },
  heading(heading, context) {
    const last = heading.children.at(-1);
    if (last?.type !== 'text' || !last.position) return;
    const { start, end } = last.position;
    // The text itself may contain typographic dashes.
    const id = ID.exec(context.source.slice(start.offset, end.offset))?.[1];
    const at = last.value.lastIndexOf('{#');
    if (id === undefined || at < 0) return;
    context.setProperty(last, 'value', last.value.slice(0, at).trimEnd());
    const { hProperties }: { hProperties?: object } = { ...heading.data };
    context.setProperty(heading, 'data', { hProperties: { ...hProperties, id } });
  },
});
