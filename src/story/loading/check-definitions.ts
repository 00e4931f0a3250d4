import { defineMdastPlugin } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import type { BodyFault } from './body-fault.ts';

/** A definition such as `[label]: https://…`, and its lines. */
interface Written {
  identifier: string;
  label: string;
  source: string;
  line: number;
  lastLine: number;
  column: number;
}

/** Whether the text may have what this reports. Cheaper than walking the tree. */
export function mayHaveDefinitions(body: string): boolean {
  return /\]:/.test(body);
}

/**
 * Reports definitions of addresses that Markdown leaves out: those that nothing refers to, which are often text
 * (`[Minister]: Yes.`), and a second one with the same label.
 */
export function checkDefinitions(refuse: (fault: BodyFault) => void) {
  const used = new Set<string>();
  const definitions: Written[] = [];
  return defineMdastPlugin({
    name: 'check-definitions',
    options: { position: true },
    linkReference: ({ identifier }) => void used.add(identifier),
    imageReference: ({ identifier }) => void used.add(identifier),
    definition({ identifier, label, position }, context) {
      const { start, end } = position ?? {};
      if (!start || !end) return;
      const source = context.source.slice(start.offset, end.offset);
      definitions.push({
        identifier,
        label: label ?? identifier,
        source,
        line: start.line,
        lastLine: start.line + source.trimEnd().split('\n').length - 1,
        column: start.column,
      });
    },
    after() {
      const seen = new Set<string>();
      definitions.forEach((one, i) => {
        const next = definitions[i + 1];
        const isBeforeUsed = next?.line === one.lastLine + 1 && used.has(next.identifier);
        if (!used.has(one.identifier)) refuse(unusedFault(one, isBeforeUsed));
        else if (seen.has(one.identifier)) refuse(repeatedFault(one));
        seen.add(one.identifier);
      });
    },
  });
}

function unusedFault({ label, source, ...at }: Written, isBeforeUsed: boolean): BodyFault {
  if (label.startsWith('^')) return spacedNote(label, at);
  const comment = COMMENT.exec(source)?.groups?.['comment'];
  return {
    ...at,
    key: 'link',
    found: `${shown(`[${label}]:`)} without a reference in the text`,
    expected:
      comment === undefined
        ? `[text][${label}] in the text, if this is the address of a link; to show the line, use \\[`
        : '<!-- … --> around a comment',
    instead: (text, column) => {
      const before = text.slice(0, column - 1);
      const rest = text.slice(column - 1);
      if (comment !== undefined) return `${before}<!-- ${comment} -->`;
      // In a paragraph, the definition below would be text.
      const end = isBeforeUsed ? `\n${before.replaceAll(/[^\s>]/g, ' ').trimEnd()}` : '';
      return `${before}${rest.replace('[', String.raw`\[`)}${end}`;
    },
  };
}

/** A comment as some write it in Markdown: `[//]: # (Not for readers)`. */
const COMMENT =
  /^\s*\[(?:\/\/|comment)\]:\s*(?:#|<>|\.)\s*(?:\(|["'])(?<comment>[^\n]*?)(?:\)|["'])\s*$/i;

/** A footnote whose label has spaces: to Markdown it is the address of a link, or text. */
export function spacedNote(
  label: string,
  at: Omit<BodyFault, 'key' | 'found' | 'expected'>,
): BodyFault {
  const better = label.replaceAll(/\s+/g, '-');
  return {
    ...at,
    key: 'footnote',
    found: shown(`[${label}]`),
    expected: `[${better}], a label without spaces, in the text and where the footnote begins`,
    instead: (line) => line.replace(`[${label}]`, `[${better}]`),
  };
}

function repeatedFault({ label, line, column }: Written): BodyFault {
  const found = `${shown(`[${label}]:`)} a second time`;
  return { key: 'link', found, expected: 'one address for each label', line, column };
}
