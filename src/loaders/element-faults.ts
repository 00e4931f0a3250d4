import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import type { BodyFault } from './body-fault.ts';

/** Elements that a strict content security policy blocks, that could act for a reader, or that load. */
const REFUSED_ELEMENTS = new Set(
  'animate base embed form frame iframe image link meta object script set style template'.split(
    ' ',
  ),
);

/** Attributes whose value a browser loads or follows. */
const ADDRESSES = new Set(
  'action background cite data formaction href ping poster src srcset xlink:href'.split(' '),
);

/**
 * What is wrong with one element of HTML: with its name and with its attributes, in whatever case
 * they are written. Where a written address leads is for other rules to judge; a list or an object would
 * escape them. `instead` says what else to use.
 */
export function elementFaults(
  { name, attributes }: Readonly<MdxJsxFlowElement | MdxJsxTextElement>,
  instead: string,
): Omit<BodyFault, 'line'>[] {
  const key = `<${name}>`;
  const faults = attributes.flatMap((attribute) => {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      return [{ key, found: `{${attribute.value}}`, expected: 'each attribute by its name' }];
    }
    const lower = attribute.name.toLowerCase();
    const found = `the attribute ${attribute.name}`;
    if (!/^[a-z]/.test(lower))
      return [{ key, found, expected: 'a name that begins with a letter' }];
    if (lower.startsWith('on')) {
      return [{ key, found, expected: 'no script: pages work without it' }];
    }
    if (lower.startsWith('set:')) {
      return [{ key, found, expected: 'what it holds between its tags' }];
    }
    if (ADDRESSES.has(lower) && typeof attribute.value !== 'string') {
      return [{ key, found: `${found} without quotation marks`, expected: `${lower}="…"` }];
    }
    return [];
  });
  if (!REFUSED_ELEMENTS.has(name?.toLowerCase() ?? '')) return faults;
  return [
    { key: 'element', found: key, expected: `Markdown, plain HTML, or ${instead}` },
    ...faults,
  ];
}
