import type { Element, ElementContent } from 'hast';

/**
 * A poem: a paragraph for each stanza, with a line break at the end of each line and no-break spaces for
 * its indentation. Empty lines separate stanzas.
 */
export function stanzas(text: string): Element[] {
  return text
    .split(/\n(?:[ \t]*\n)+/)
    .filter((stanza) => stanza.trim() !== '')
    .map((stanza) => ({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: stanza
        .replace(/^\n+|\s+$/g, '')
        .split('\n')
        .flatMap((line, i): ElementContent[] => [
          ...(i > 0
            ? [{ type: 'element' as const, tagName: 'br', properties: {}, children: [] }]
            : []),
          ...inline(indented(line)),
        ]),
    }));
}

function indented(line: string): string {
  const text = line.trimStart();
  const indent = line.slice(0, line.length - text.length).replaceAll('\t', '    ');
  return '\u00a0'.repeat(indent.length) + text.trimEnd();
}

const EMPHASIS = /(?<mark>\*\*|\*|(?<!\w)_)(?=\S)(?<text>[^*_\n]+)(?<=\S)\k<mark>(?!\w)/g;

/** A line with its emphasis. */
function inline(line: string): ElementContent[] {
  const nodes: ElementContent[] = [];
  let at = 0;
  for (const { 0: found, index, groups = {} } of line.matchAll(EMPHASIS)) {
    const { mark, text = '' } = groups;
    const tagName = mark === '**' ? 'strong' : 'em';
    const children = [{ type: 'text' as const, value: text }];
    nodes.push({ type: 'text', value: line.slice(at, index) });
    nodes.push({ type: 'element', tagName, properties: {}, children });
    at = index + found.length;
  }
  return [...nodes, { type: 'text', value: line.slice(at) }].filter(
    (node) => node.type !== 'text' || node.value !== '',
  ) as ElementContent[];
}
