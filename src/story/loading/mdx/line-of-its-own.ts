import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import type { Ancestor } from '../ancestors.ts';
import type { BodyFault } from '../body-fault.ts';
import { tagAt } from './html-tag.ts';

/** What is before the text of a line in its containers. */
const CONTAINERS = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+)*/;

/** The correction of a block within a line of a paragraph: it stands between empty lines. */
export function onLineOfItsOwn(
  { name, position }: Readonly<MdxJsxFlowElement | MdxJsxTextElement>,
  parent: Pick<Ancestor, 'type'>,
): Pick<BodyFault, 'column' | 'instead'> {
  const { start, end } = position ?? {};
  if (parent.type !== 'paragraph' || !start || start.line !== end?.line) return {};
  return { column: start.column, instead: (line, column) => split(line, column - 1, name ?? '') };
}

function split(line: string, at: number, name: string): string | undefined {
  const tag = tagAt(line, at);
  if (!tag) return undefined;
  const endTag = `</${name}>`;
  const isClosed = line.slice(0, tag.end).endsWith('/>');
  const close = line.indexOf(endTag, tag.end);
  if (!isClosed && close < 0) return undefined;
  const end = isClosed ? tag.end : close + endTag.length;
  const [prefix = ''] = CONTAINERS.exec(line) ?? [];
  const next = prefix.replaceAll(/[^>\s]/g, ' ');
  const before = line.slice(prefix.length, at).trim();
  const after = line.slice(end).trim();
  const blocks = [before, line.slice(at, end), after].filter(Boolean);
  return prefix + blocks.join(`\n${next.trimEnd()}\n${next}`);
}
