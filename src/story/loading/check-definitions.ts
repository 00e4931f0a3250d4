import { defineMdastPlugin } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import type { BodyFault, BodyReport } from './body-fault.ts';

/** A definition such as `[label]: https://…`, and its lines. */
interface Written {
  identifier: string;
  label: string;
  url: string;
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
 * Reports definitions that nothing refers to, because Markdown leaves them out and they are often text
 * (`[Minister]: Yes.`). If it is an address for certain, an editor is told, and also of a second address for a label.
 * Comments that are written as a definition (`[//]: # (…)`) are left out.
 */
export function checkDefinitions({ refuse, leaveOut }: BodyReport) {
  const used = new Set<string>();
  const definitions: Written[] = [];
  const citations: { written: string; line: number | undefined; column: number | undefined }[] = [];
  return defineMdastPlugin({
    name: 'check-definitions',
    options: { position: true },
    linkReference({ identifier, position }, context) {
      used.add(identifier);
      const { start, end } = position ?? {};
      const written = context.source.slice(start?.offset, end?.offset);
      if (CITATIONS.test(written))
        citations.push({ written, line: start?.line, column: start?.column });
    },
    imageReference: ({ identifier }) => void used.add(identifier),
    definition({ identifier, label, url, position }, context) {
      const { start, end } = position ?? {};
      if (!start || !end) return;
      const source = context.source.slice(start.offset, end.offset);
      definitions.push({
        identifier,
        label: label ?? identifier,
        url,
        source,
        line: start.line,
        lastLine: start.line + source.trimEnd().split('\n').length - 1,
        column: start.column,
      });
    },
    after() {
      const labels = new Set(definitions.map(({ identifier }) => identifier));
      for (const { written, ...at } of citations) {
        const [, first = ''] = CITATIONS.exec(written) ?? [];
        if (!labels.has(first)) continue;
        used.add(first);
        const better = written.replace('][', '] [');
        const expected = `${better}, because ${written} is one link`;
        const instead = (line: string) => line.replaceAll(written, better);
        refuse({ key: 'link', found: written, expected, ...at, instead });
      }
      const seen = new Map<string, string>();
      definitions.forEach((one, i) => {
        const next = definitions[i + 1];
        const isBeforeUsed = next?.line === one.lastLine + 1 && used.has(next.identifier);
        const { identifier, label, url, line, column } = one;
        if (!used.has(identifier) && !COMMENT.test(one.source)) {
          const text = `[${label}]: is left out: nothing in the text refers to it`;
          if (ADDRESS.test(url) && !label.startsWith('^')) leaveOut({ text, line, column });
          else refuse(unusedFault(one, isBeforeUsed));
        } else if ((seen.get(identifier) ?? url) !== url) {
          const text = `[${label}]: is left out: links lead to its first address`;
          leaveOut({ text, line, column });
        }
        if (!seen.has(identifier)) seen.set(identifier, url);
      });
    },
  });
}

/** Two numbers of sources: to Markdown, one link. */
const CITATIONS = /^\[(\d+)\]\[(?!\1\])\d+\]$/;

/** An address for certain. The word after `[Minister]:` is none. */
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:\S|\/\w|\.{1,2}\/|#\w|www\.)/i;

function unusedFault(
  { label, url: _, source: __, ...at }: Written,
  isBeforeUsed: boolean,
): BodyFault {
  if (label.startsWith('^')) return spacedNote(label, at);
  return {
    ...at,
    key: 'link',
    found: `${shown(`[${label}]:`)} without a reference in the text`,
    expected: `[text][${label}] in the text, if this is the address of a link; to show the line, use \\[`,
    instead: (text, column) => {
      const before = text.slice(0, column - 1);
      const rest = text.slice(column - 1);
      // In a paragraph, the definition below would be text.
      const end = isBeforeUsed ? `\n${before.replaceAll(/[^\s>]/g, ' ').trimEnd()}` : '';
      return `${before}${rest.replace('[', String.raw`\[`)}${end}`;
    },
  };
}

/** A comment as some write it in Markdown: `[//]: # (Not for readers)`. */
const COMMENT = /^\s*\[(?:\/\/|comment)\]:\s*(?:#|<>|\.)\s*(?:\(|["'])[^\n]*?(?:\)|["'])\s*$/i;

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
