import { expect, test } from 'vitest';
import {
  preconditions,
  rangeApplies,
} from '../../../../../scripts/server/built-files/preconditions.ts';

const modifiedMs = Date.UTC(1994, 10, 6, 8, 49, 37);
const state = { etag: '"now"', modifiedMs };
const then = 'Sun, 06 Nov 1994 08:49:37 GMT';
const before = 'Sun, 06 Nov 1994 08:49:36 GMT';

test.each([
  [{}, undefined],
  [{ 'if-none-match': '"now"' }, 'not-modified'],
  [{ 'if-none-match': 'W/"now"' }, 'not-modified'],
  [{ 'if-none-match': '"a, b", "now"' }, 'not-modified'],
  [{ 'if-none-match': '*' }, 'not-modified'],
  [{ 'if-none-match': '"then", W/"then"' }, undefined],
  [{ 'if-none-match': 'now' }, undefined],
  [{ 'if-none-match': '' }, undefined],
  [{ 'if-modified-since': then }, 'not-modified'],
  [{ 'if-modified-since': before }, undefined],
  // The three forms of a date, and an invalid one.
  [{ 'if-modified-since': 'Sunday, 06-Nov-94 08:49:37 GMT' }, 'not-modified'],
  [{ 'if-modified-since': 'Sun Nov  6 08:49:37 1994' }, 'not-modified'],
  [{ 'if-modified-since': '2094-11-06' }, undefined],
  [{ 'if-modified-since': 'tomorrow' }, undefined],
  // An ETag takes precedence over a date.
  [{ 'if-none-match': '"then"', 'if-modified-since': then }, undefined],
  [{ 'if-match': '"now"' }, undefined],
  [{ 'if-match': '*' }, undefined],
  [{ 'if-match': 'W/"now"' }, 'failed'],
  [{ 'if-match': '"then"' }, 'failed'],
  [{ 'if-unmodified-since': then }, undefined],
  [{ 'if-unmodified-since': before }, 'failed'],
  [{ 'if-match': '"now"', 'if-unmodified-since': before }, undefined],
  [{ 'if-match': '"then"', 'if-none-match': '"now"' }, 'failed'],
])('%j: %s', (headers, outcome) => {
  expect(preconditions(headers, state)).toBe(outcome);
});

test('If-Range needs a strong ETag: neither a weak one nor a date identifies the bytes', () => {
  expect(rangeApplies({}, '"now"')).toBe(true);
  expect(rangeApplies({ 'if-range': '"now"' }, '"now"')).toBe(true);
  for (const other of ['W/"now"', '"then"', then, '*', '']) {
    expect(rangeApplies({ 'if-range': other }, '"now"'), other).toBe(false);
  }
});
