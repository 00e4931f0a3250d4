import type { z } from 'zod';
import { keyName, shown } from '../core/content-problem.ts';
import { quoted } from './quoted-text.ts';
import { withValues } from './values.ts';
import type { Edit } from '../core/text-edits.ts';
import type { YamlSource } from './yaml-source.ts';

/** A fault in valid YAML, with which readers would see another text than the writer typed. */
export interface SilentFault {
  key: string;
  found: string;
  expected: string;
  /** Offset in the YAML. */
  at: number;
  edit: Edit;
  /** Where the value is, and the value that was meant. */
  path: readonly PropertyKey[];
  value: string;
}

const COMMENT =
  'text in quotation marks, because YAML leaves out what follows " #"; write a comment on a line of its own';
const CURLY =
  'straight quotation marks, which are not shown; to show curly ones, put straight ones around them';

/** Whether the YAML may have such faults. Cheaper than looking for them. */
export function mayBeCut(yaml: string): boolean {
  return /[ \t]#|[“„‘‚]/.test(yaml);
}

/**
 * Text without quotation marks that YAML cuts off at " #", and text in curly quotation marks, which YAML
 * takes for a part of the text. Comments after values that are not text are no faults.
 */
export function silentFaults(
  data: unknown,
  schema: z.ZodType,
  { yaml, places }: YamlSource,
): SilentFault[] {
  const all = [...places.values()].flatMap((place): SilentFault[] => {
    if (place.style !== 'plain') return [];
    const { path, start, end } = place;
    const value = yaml.slice(start, end);
    const at = { key: keyName(path), path };
    const rest = /^[ \t]+#[^\r\n]*/.exec(yaml.slice(end, yaml.indexOf('\n', end)))?.[0].trimEnd();
    if (rest !== undefined) {
      const text = value + rest;
      const found = `${shown(value)}, cut off before " #"`;
      const edit = { start, end: end + rest.length, text: quoted(text) };
      return [{ ...at, found, expected: COMMENT, at: end + rest.indexOf('#'), edit, value: text }];
    }
    const [, inner] = /^[“„](.*)[”“]$/su.exec(value) ?? /^[‘‚](.*)[’‘]$/su.exec(value) ?? [];
    if (inner === undefined || /[“„”]/.test(inner)) return [];
    const edit = { start, end, text: quoted(inner) };
    return [
      { ...at, found: 'curly quotation marks', expected: CURLY, at: start, edit, value: inner },
    ];
  });
  return withoutComments(all, data, schema);
}

/** Without the comments after values that would be invalid with them. */
function withoutComments(
  faults: readonly SilentFault[],
  data: unknown,
  schema: z.ZodType,
): SilentFault[] {
  const { issues = [] } = schema.safeParse(withValues(data, faults)).error ?? {};
  const invalid = new Set(
    issues.filter(({ code }) => code !== 'too_big').map(({ path }) => keyName(path)),
  );
  const texts = faults.filter(({ key, expected }) => expected !== COMMENT || !invalid.has(key));
  // What is checked can depend on a value, such as the cadence of a newsletter.
  return texts.length < faults.length ? withoutComments(texts, data, schema) : texts;
}
