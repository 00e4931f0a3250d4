import { expect, test } from 'vitest';
import { signUpTextSchemas, unknownValue } from '../../../src/newsletters/sign-up-text.ts';

test('a text may contain the names of the newsletters, and nothing else in two braces', () => {
  expect(unknownValue('welcome', 'You chose {{newsletters}}, and { a } is text.')).toBeUndefined();
  expect(unknownValue('welcome', 'Dear {{name}}')).toBe('{{name}}');
  expect(unknownValue('welcome', 'You chose {{ newsletters }}')).toBe('{{ newsletters }}');
  expect(unknownValue('welcome', 'Dear {{{FIRST_NAME}}}')).toBe('{{FIRST_NAME}}');
  expect(unknownValue('welcome', 'A {{}}')).toBe('{{}}');
  expect(unknownValue('join', 'Get {{newsletters}}')).toBe('{{newsletters}}');
});

test('a subject is the same for all readers', () => {
  const { confirmation } = signUpTextSchemas;
  expect(confirmation.safeParse({ subject: 'Confirm it' }).success).toBe(true);
  for (const subject of ['For {{newsletters}}', 'Hello {{{FIRST_NAME}}}', ''])
    expect(confirmation.safeParse({ subject }).success).toBe(false);
});

test('a welcome lists three stories, or up to ten', () => {
  const { welcome } = signUpTextSchemas;
  expect(welcome.parse({ subject: 'Hello' })).toEqual({ subject: 'Hello', stories: 3 });
  expect(welcome.safeParse({ subject: 'Hello', stories: 11 }).success).toBe(false);
});
