import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import type { BodyFault } from './body-fault.ts';
import { lineOf } from './line-of.ts';
import { plainAttributes } from './literal-expressions.ts';

/** The ids of every page that templates make: its main part, and the form to sign up with its parts. */
export const IDS_OF_EVERY_PAGE = [
  'mainContent',
  'joinForm',
  'joinForm-name',
  'joinForm-promise',
  'joinForm-address',
];

/** The ids that the page around a text may have. */
export const IDS_AROUND_TEXT: ReadonlySet<string> = new Set([
  ...IDS_OF_EVERY_PAGE,
  'editorsNote',
  'keyPoints',
  'recentStories',
  'relatedStories',
  'storyContents',
  'storyCorrections',
]);

/**
 * Adds the `id` of every element to `ids`, and reports those that an element before it has, also on
 * the page around the text: a link would lead to the first only. Reports those with spaces too. Must run after the plugin that adds ids to headings.
 */
export function checkIds(report: (fault: BodyFault) => void, ids: Set<string>) {
  const add = (id: unknown, name: string | null, line: number | undefined) => {
    if (typeof id !== 'string') return;
    if (/\s/.test(id)) {
      const better = id.replaceAll(/\s+/g, '-');
      report({
        key: `<${name}>`,
        found: `id=${shown(id)}`,
        expected: `an id without spaces, such as id="${better}"`,
        line,
        instead: (text) => withId(text, id, better),
      });
    }
    if (ids.has(id) || IDS_AROUND_TEXT.has(id)) {
      const isHeading = /^h[1-6]$/.test(name ?? '');
      const better = freeId(id, ids);
      report({
        key: isHeading ? 'heading' : `<${name}>`,
        found: `the id ${id} a second time`,
        expected: isHeading
          ? `an id that nothing else in the text has, such as {#${better}}`
          : `an id that nothing else in the text has, such as id="${better}"`,
        line,
        instead: (text) => withId(text, id, better),
      });
    }
    ids.add(id);
  };
  const visitElement = (node: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>) => {
    for (const attribute of plainAttributes(node).attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || attribute.name.toLowerCase() !== 'id') continue;
      add(attribute.value, node.name, node.position?.start.line);
    }
  };
  return defineHastPlugin({
    name: 'check-ids',
    options: { position: true },
    element: {
      filter: [],
      visit: (element) => add(element.properties['id'], element.tagName, lineOf(element)),
    },
    mdxJsxFlowElement: { filter: [], visit: visitElement },
    mdxJsxTextElement: { filter: [], visit: visitElement },
  });
}

/** The id with a number that makes it another. */
function freeId(id: string, ids: ReadonlySet<string>): string {
  let number = 2;
  while (ids.has(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}

/** In characters: a regular expression has an end. */
const LONGEST_ID = 200;

/** The line with another id of its heading or element; `undefined` if it has not one such id. */
function withId(line: string, id: string, better: string): string | undefined {
  if (id.length > LONGEST_ID) return undefined;
  const pattern = new RegExp(
    String.raw`(?<=\{#|\s(?:id|name)\s*=\s*["']?)${RegExp.escape(id)}(?=[}"'\s>/])`,
    'gi',
  );
  return line.match(pattern)?.length === 1 ? line.replace(pattern, () => better) : undefined;
}
