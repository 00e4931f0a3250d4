import { expect, test } from 'vitest';
import { shown } from '../../../src/core/content-problem.ts';

test('a value of YAML aliases that expand to billions of parts is reported in a few words', () => {
  let value: unknown = 'x';
  for (let depth = 0; depth < 12; depth++) value = Array.from({ length: 9 }, () => value);
  expect(shown(value)).toBe('a value with too many parts');
});

test('a value that contains itself is reported too', () => {
  const value: unknown[] = [];
  value.push(value);
  expect(shown(value)).toMatch(/^a value /);
});
