import type { Element } from 'hast';
import type { BodyReport } from '../body-fault.ts';
import { attributeValue } from '../valid-html/attribute-values.ts';
import { attribute, setAttribute } from '../valid-html/html-node.ts';
import { keptProperties, LOOKS } from './html-schema.ts';
import { attributeFault } from './html-words.ts';

/** Reports the attributes of an element that sanitizing removes, and publishes the values of the others as they are valid. */
export function checkAttributes(element: Element, { refuse, leaveOut }: BodyReport): void {
  const { tagName, properties, data } = element;
  const kept = keptProperties(tagName, properties);
  for (const name of Object.keys(properties)) {
    if (LOOKS.has(name) || name.startsWith('data')) continue;
    if (Object.hasOwn(kept, name)) {
      checkValue(element, name, leaveOut);
      continue;
    }
    const fault = name === 'hidden' ? attributeFault(tagName, name) : undefined;
    const written = name.replace(/^aria(?=[A-Z])/, 'aria-').toLowerCase();
    if (fault) refuse({ ...fault, line: data?.line });
    else if (data?.line !== undefined)
      leaveOut({ text: `${written} of <${tagName}> is left out`, line: data.line });
  }
}

/** Publishes the value of an attribute as it is valid, or leaves it out. */
function checkValue(element: Element, property: string, leaveOut: BodyReport['leaveOut']): void {
  const { tagName, data } = element;
  const name = property.toLowerCase();
  const value = attribute(element, name);
  if (value === undefined) return;
  const result = attributeValue(tagName, name, value);
  if ('value' in result) {
    if (result.value !== value) setAttribute(element, name, result.value);
    return;
  }
  setAttribute(element, name);
  const text = `${name}="${value}" of <${tagName}> is left out: it takes ${result.takes}`;
  if (data?.line !== undefined) leaveOut({ text, line: data.line });
}
