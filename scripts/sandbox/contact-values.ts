import { refuse } from './answers.ts';
import type { Answer } from './answers.ts';
import type { Contact } from './records.ts';
import type { State } from './state.ts';

/**
 * A contact's properties after a change; null removes one. Refuses keys that are not contact properties,
 * and values of another type.
 */
export function mergedProperties(
  state: State,
  present: Contact['properties'],
  wanted: Record<string, string | number | null>,
): { properties: Contact['properties'] } | { refusal: Answer } {
  const properties = new Map(Object.entries(present));
  const declared = new Map([...state.properties].map(({ key, type }) => [key, type]));
  for (const [key, value] of Object.entries(wanted)) {
    const type = declared.get(key);
    if (type === undefined) return refuseProperty(key, 'is not a contact property');
    if (value === null) properties.delete(key);
    else if (typeof value === type) properties.set(key, value);
    else return refuseProperty(key, `must be a ${type}`);
  }
  return { properties: Object.fromEntries(properties) };
}

function refuseProperty(key: string, why: string): { refusal: Answer } {
  return { refusal: refuse(422, 'validation_error', `\`${key}\` ${why}.`) };
}
