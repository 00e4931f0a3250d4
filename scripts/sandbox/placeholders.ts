import type { ContactProperty, Reader } from './records.ts';

interface Filling {
  reader: Reader;
  links: { unsubscribe: string };
  /** The account's properties, for their fallback values. */
  properties: Iterable<ContactProperty>;
}

const PLACEHOLDER = /\{\{\{\s*([\w.]+)\s*(?:\|([^{}]*))?\}\}\}/g;

/**
 * Fills `{{{NAME|fallback}}}` as in a broadcast: RESEND_UNSUBSCRIBE_URL, FIRST_NAME, LAST_NAME, EMAIL
 * and contact properties, also written as `contact.first_name` or `contact.my_key`. A fallback in the
 * text wins over the property's own; without either, the placeholder becomes empty.
 */
export function fillPlaceholders(text: string, filling: Filling, as: 'html' | 'text'): string {
  return text.replace(PLACEHOLDER, (_, name: string, fallback: string | undefined) => {
    const value = valueOf(name, filling) || (fallback ?? fallbackOf(name, filling));
    return as === 'html' ? value.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`) : value;
  });
}

function valueOf(name: string, { reader, links }: Filling): string {
  switch (name) {
    case 'RESEND_UNSUBSCRIBE_URL':
      return links.unsubscribe;
    case 'FIRST_NAME':
    case 'contact.first_name':
      return reader.firstName ?? '';
    case 'LAST_NAME':
    case 'contact.last_name':
      return reader.lastName ?? '';
    case 'EMAIL':
    case 'contact.email':
      return reader.email;
    default:
      return String(reader.properties[propertyKey(name)] ?? '');
  }
}

function fallbackOf(name: string, { properties }: Filling): string {
  for (const { key, fallbackValue } of properties) {
    if (key === propertyKey(name)) return String(fallbackValue ?? '');
  }
  return '';
}

function propertyKey(name: string): string {
  return name.replace(/^contact\./, '');
}
