import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitText } from '../../../../../scripts/build/share-cards/fit-text.ts';

/** Every letter is half an em wide. */
const measure = (text: string) => text.length / 2;
const room = { width: 1000, height: 300, sizes: [100, 80, 50], leading: 1 };
const fit = (text: string) => fitText(text, room, measure);

test('a short text gets the largest size', () => {
  expect(fit('News')).toEqual({ lines: ['News'], size: 100 });
});

test('a longer text gets the largest size at which its lines fit', () => {
  const { lines, size } = fit('word '.repeat(14));
  expect(size).toBe(80);
  expect(lines).toHaveLength(3);
});

test('lines have about the same length', () => {
  expect(fit('one two six ten four five').lines).toEqual(['one two six', 'ten four five']);
});

test('a line may end after a hyphen, a dash or a slash', () => {
  expect(fit('double-opt-in-for-everybody').lines).toEqual(['double-opt-in-', 'for-everybody']);
});

describe('a word that is wider than the room at every size', () => {
  test('is broken at the smallest size', () => {
    expect(fit('x'.repeat(90))).toEqual({
      lines: ['x'.repeat(40), 'x'.repeat(40), 'x'.repeat(10)],
      size: 50,
    });
  });

  test('is never broken within a letter', () => {
    const family = '👨‍👩‍👧';
    const { lines } = fit(family.repeat(60));
    for (const line of lines) expect(line.replaceAll(family, '')).toBe('');
  });

  test('is cut off where the room ends', () => {
    expect(fit('x'.repeat(1000)).lines).toHaveLength(6);
  });
});

test('for any text, no line is wider than the room and no letter of a headline is lost', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 200 }), (text) => {
      const { lines, size } = fit(text);
      for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(1000);
      expect(lines.length * size).toBeLessThanOrEqual(300);
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }),
  );
});
