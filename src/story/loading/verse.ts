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
          { type: 'text', value: indented(line) },
        ]),
    }));
}

function indented(line: string): string {
  const text = line.trimStart();
  const indent = line.slice(0, line.length - text.length).replaceAll('\t', '    ');
  return '\u00a0'.repeat(indent.length) + text.trimEnd();
}
