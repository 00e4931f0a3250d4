import { defineHastPlugin } from 'satteri';
import { lineOf } from './line-of.ts';

/**
 * Shifts the levels of the headings of a Markdown file, so that the outline below the headline is
 * complete. Must run before the plugin that adds ids to headings.
 */
export function outline() {
  const levelOf = outlineLevels();
  return defineHastPlugin({
    name: 'outline',
    options: { position: true },
    element: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      visit(heading) {
        // The heading that the compiler adds above footnotes has no line.
        const line = lineOf(heading);
        if (line === undefined) return undefined;
        const tagName = `h${levelOf(Number(heading.tagName[1]))}`;
        if (tagName === heading.tagName) return undefined;
        return Object.assign({ ...heading, tagName }, { data: { ...heading.data, line } });
      },
    },
  });
}

/**
 * Takes the written level of each heading in order, from 1 to 6, and gives the level below the headline:
 * the first is 2, and each goes down one level at most. Headings keep what they are part of.
 */
export function outlineLevels(): (written: number) => number {
  /** The written levels of the headings that the current place is part of. */
  const open: number[] = [];
  return (written) => {
    while ((open.at(-1) ?? 0) >= written) open.pop();
    open.push(written);
    return Math.min(6, open.length + 1);
  };
}
