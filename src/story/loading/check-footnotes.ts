import { defineMdastPlugin } from 'satteri';
import { ancestorsOf } from './ancestors.ts';
import type { BodyFault } from './body-fault.ts';

/**
 * Reports footnotes that Markdown leaves out: those without a reference, and a second one with the same
 * label. A reference within a footnote counts if that footnote is referenced itself.
 */
export function checkFootnotes(refuse: (fault: BodyFault) => void) {
  /** The footnotes that each footnote references; the text outside of footnotes is `undefined`. */
  const references = new Map<string | undefined, string[]>();
  const notes = new Map<string, { label: string; line: number | undefined }>();
  return defineMdastPlugin({
    name: 'check-footnotes',
    options: { position: true },
    footnoteReference(node, context) {
      const note = ancestorsOf(node, context).find((one) => one.type === 'footnoteDefinition');
      const from = note?.identifier;
      const known = references.get(from);
      if (known) known.push(node.identifier);
      else references.set(from, [node.identifier]);
    },
    footnoteDefinition({ identifier, label: written, position }) {
      const label = written ?? identifier;
      const line = position?.start.line;
      if (!notes.has(identifier)) {
        notes.set(identifier, { label, line });
        return;
      }
      const found = `[^${label}]: a second time`;
      refuse({ key: 'footnote', found, expected: 'one footnote for each label', line });
    },
    after() {
      const used = new Set(references.get(undefined));
      // Iterating over a set includes items that are added meanwhile.
      for (const note of used) references.get(note)?.forEach((other) => used.add(other));
      for (const [identifier, { label, line }] of notes) {
        if (used.has(identifier)) continue;
        const found = `[^${label}]: without a reference in the text`;
        refuse({
          key: 'footnote',
          found,
          expected: `[^${label}] in the text, where the footnote belongs`,
          line,
        });
      }
    },
  });
}
