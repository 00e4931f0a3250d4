import { defineMdastPlugin } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import type { BodyFault } from './body-fault.ts';
import { NO_CONTENTS } from './other-marks.ts';
import { mkDocsBlockAsOwn, mkDocsBlockLength } from './other-containers.ts';

const CALLOUT = '> [!NOTE] above text in a block quote, or <details> around text that readers open';
/** The list that kramdown replaces with a table of contents: an item, and a mark below it. */
const CONTENTS =
  /(?<item>(?:[*+-]|\d{1,9}[.)])[ \t]+[^\n]*)\n[ \t>]*(?<mark>\{:\s?toc\b[^{}\n]*\})[ \t]*(?=\r?\n|$)/y;
const ITEM_BEFORE = /(?<=^|[\n \t>])(?:[*+-]|\d{1,9}[.)])[ \t]+[^\n]*\n[ \t>]*$/;
/** In characters: the item above a mark. */
const LONGEST_ITEM = 200;

/**
 * Where the list begins that kramdown replaces with a table of contents, if its mark is at an offset; `undefined`
 * for other marks.
 */
export function listOfContents(source: string, offset: number): number | undefined {
  if (!/^\{:\s?toc\b/.test(source.slice(offset, offset + 7))) return undefined;
  const from = Math.max(0, offset - LONGEST_ITEM);
  const { index } = ITEM_BEFORE.exec(source.slice(from, offset)) ?? {};
  return index === undefined ? undefined : from + index;
}

/** Whether the text may have such containers. Cheaper than walking the tree. */
export function mayHaveContainers(body: string): boolean {
  return /(?:^|[ \t])(?:!!!|\?\?\?\+?|===) |\{:\s?toc\b/m.test(body);
}

/**
 * Reports containers of MkDocs, `!!! note "Title"` above indented text, and the list that kramdown replaces with a
 * table of contents. Both would be printed as typed.
 */
export function checkContainers(refuse: (fault: BodyFault) => void) {
  let lines: string[] | undefined;
  return defineMdastPlugin({
    name: 'check-containers',
    options: { position: true },
    list({ position }, { source }) {
      const { offset = 0, line = 1 } = position?.start ?? {};
      CONTENTS.lastIndex = offset;
      const { item, mark } = CONTENTS.exec(source)?.groups ?? {};
      if (item === undefined) return;
      const found = shown(`${item} ${mark}`);
      const instead = () => '';
      refuse({ key: 'body', found, expected: NO_CONTENTS, line, lastLine: line + 1, instead });
    },
    paragraph(node, context) {
      const { start, end } = node.position ?? {};
      const text = context.source.slice(start?.offset, end?.offset);
      const parent = context.parent(node).type;
      const { line = 1 } = start ?? {};
      if (!/^[!?=]{3}/.test(text)) return;
      lines ??= context.source.split('\n');
      const [first = ''] = text.split('\n');
      // In another block, its lines have marks before them.
      const length = mkDocsBlockLength(parent === 'root' ? lines.slice(line - 1) : [first]);
      if (length === 0) return;
      const found = shown(first);
      const lastLine = line + length - 1;
      refuse({ key: 'body', found, expected: CALLOUT, line, lastLine, instead: mkDocsBlockAsOwn });
    },
  });
}
