import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import type { BodyFault } from '../body-fault.ts';
import {
  cellAlignment,
  isSafeAttribute,
  isSafeElement,
  LOOK_ELEMENTS,
  LOOKS,
  RENAMED,
} from '../raw-html/html-schema.ts';
import { attributeFault, refusedFault } from '../raw-html/html-words.ts';
import {
  withAttributeName,
  withElementName,
  withoutAttribute,
  withoutTags,
} from '../raw-html/tag-in-line.ts';

import { attributeValue } from '../valid-html/attribute-values.ts';

type Element = Readonly<Pick<MdxJsxFlowElement | MdxJsxTextElement, 'name' | 'attributes'>>;
type Attribute = Element['attributes'][number];
type Fault = Omit<BodyFault, 'line'>;

/** What only changes the appearance or the loading, regardless of case. */
const WITHOUT_EFFECT = new Set(Array.from(LOOKS, (name) => name.toLowerCase())).add('class');

/**
 * Holds one HTML element of an .mdx file to the elements and attributes that a Markdown file can use,
 * regardless of case. Gives the attributes that are published, and a problem for everything else, except
 * for attributes that only change the appearance: they have no effect, as in Markdown files.
 */
export function safeElement({ name, attributes }: Element): {
  attributes: Attribute[];
  faults: Fault[];
} {
  const written = name?.toLowerCase() ?? '';
  const element = RENAMED.get(written) ?? written;
  const faults = written === element && isSafeElement(element) ? [] : [elementFault(name ?? '')];
  if (!isSafeElement(element)) return { attributes: [], faults };
  const kept: Attribute[] = [];
  for (const attribute of attributes) {
    const result = safeAttribute(element, attribute);
    if ('found' in result) faults.push({ ...result, key: `<${name}>` });
    else kept.push(...result.attributes);
  }
  return { attributes: kept, faults };
}

function elementFault(name: string): Fault {
  const found = `<${name}>`;
  const better = RENAMED.get(name.toLowerCase());
  if (better) {
    const instead = (text: string) => withElementName(text, name, better);
    return { key: 'element', found, expected: `<${better}>`, instead };
  }
  const expected = 'Markdown, its content alone, or an element for text such as <sup> or <details>';
  const isLook = LOOK_ELEMENTS.has(name.toLowerCase());
  const instead = isLook && { instead: (text: string) => withoutTags(text, name) };
  return { expected, ...instead, ...refusedFault(name.toLowerCase()), key: 'element', found };
}

function safeAttribute(
  element: string,
  attribute: Attribute,
): { attributes: Attribute[] } | Omit<Fault, 'key'> {
  if (attribute.type === 'mdxJsxExpressionAttribute') {
    return { found: `{${attribute.value}}`, expected: 'attributes by name, such as title="…"' };
  }
  const { name, value } = attribute;
  const lower = name.toLowerCase();
  const found = `the attribute ${name}`;
  const remove = (line: string) => withoutAttribute(line, name);
  const shows = attributeFault(element, lower);
  if (shows) return shows;
  const alignment = cellAlignment(element, lower, value);
  if (alignment) return { attributes: [{ ...attribute, name: 'class', value: alignment }] };
  if (WITHOUT_EFFECT.has(lower) || lower.startsWith('data-')) return { attributes: [] };
  if (element === 'a' && lower === 'name') {
    const instead = (line: string) => withAttributeName(line, name, 'id');
    return { found, expected: 'the attribute id', instead };
  }
  if (typeof value === 'object' && value) {
    return { found: `${found} without quotation marks`, expected: `${lower}="…"` };
  }
  if (isSafeAttribute(element, lower, value ?? true)) {
    const result = attributeValue(element, lower, value ?? true);
    if ('takes' in result) {
      const written = value ?? '';
      const instead = (line: string) => withoutAttribute(line, name, written);
      const expected = `${result.takes}, or no ${lower}`;
      return { found: `${lower}="${written}"`, expected, instead };
    }
    return {
      attributes: [
        { ...attribute, name: lower, value: result.value === true ? null : result.value },
      ],
    };
  }
  const expected = lower.startsWith('on')
    ? 'no event handler, because pages run no scripts'
    : `no such attribute, because <${element}> cannot have it in an article; delete it`;
  return { found, expected, instead: remove };
}
