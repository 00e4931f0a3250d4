import { expect, test } from 'vitest';
import { fillPlaceholders } from '../../../../scripts/sandbox/placeholders.ts';
import type { ContactProperty } from '../../../../scripts/sandbox/records.ts';

const city: ContactProperty = {
  id: '1',
  key: 'city',
  type: 'string',
  fallbackValue: 'town',
  createdAt: 0,
};

function filled(text: string, properties: Record<string, string | number> = {}): string {
  const reader = { id: '1', email: 'a@b.example', firstName: 'Ann', lastName: null, properties };
  const links = { unsubscribe: 'http://127.0.0.1/unsubscribe/1' };
  return fillPlaceholders(text, { reader, links, properties: [city] }, 'text');
}

test.each([
  ['{{{FIRST_NAME|there}}}', 'Ann'],
  ['{{{LAST_NAME|Reader}}}', 'Reader'],
  ['{{{LAST_NAME}}}', ''],
  ['{{{contact.first_name|there}}} {{{contact.email}}}', 'Ann a@b.example'],
  ['{{{RESEND_UNSUBSCRIBE_URL}}}', 'http://127.0.0.1/unsubscribe/1'],
  ['{{{city}}}', 'town'],
  ['{{{contact.city|here}}}', 'here'],
  ['{{{unknown}}}', ''],
  ['{{FIRST_NAME}} stays', '{{FIRST_NAME}} stays'],
])('%s becomes %j', (text, expected) => {
  expect(filled(text)).toBe(expected);
});

test('a property of the contact wins over both fallbacks', () => {
  expect(filled('{{{city|here}}}', { city: 'Ghent' })).toBe('Ghent');
});
