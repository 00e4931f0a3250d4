import type { ElementContent } from 'hast';

/**
 * The elements of a code block with each line for which `isMarked` is true in a `<mark>`, together with
 * its line feed. The first line is 1. The text stays the same.
 */
export function withMarkedLines(
  code: readonly ElementContent[],
  isMarked: (line: number) => boolean,
): ElementContent[] {
  const lines = linesOf(code);
  if (!lines.some((_, i) => isMarked(i + 1))) return [...code];
  return lines.flatMap((line, i): ElementContent[] =>
    isMarked(i + 1) ? [{ type: 'element', tagName: 'mark', properties: {}, children: line }] : line,
  );
}

/** Splits after each line feed. An element that spans several lines becomes one for each line. */
function linesOf(nodes: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const node of nodes) {
    partsOf(node).forEach((part, i) => {
      if (i > 0) lines.push([]);
      if (part) lines.at(-1)?.push(part);
    });
  }
  // Nothing follows the last line feed.
  return lines.at(-1)?.length === 0 ? lines.slice(0, -1) : lines;
}

/** The part of a node on each line; `undefined` where there is none. */
function partsOf(node: ElementContent): (ElementContent | undefined)[] {
  if (node.type === 'text') {
    return node.value
      .split(/(?<=\n)/)
      .concat(node.value.endsWith('\n') ? '' : [])
      .map((value) => (value === '' ? undefined : { type: 'text', value }));
  }
  if (node.type !== 'element') return [node];
  const lines = linesOf(node.children);
  const parts = lines.map((children) => ({ ...node, children }));
  return endsLine(node) ? [...parts, undefined] : parts;
}

function endsLine(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.endsWith('\n');
  const last = node.type === 'element' ? node.children.at(-1) : undefined;
  return last !== undefined && endsLine(last);
}
