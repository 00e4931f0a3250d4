import { describe, expect, test } from 'vitest';
import { documents, read, sectionsOf } from './documents.ts';

const decisions = documents.filter((path) => /^docs\/decisions\/\d/.test(path));

test('the decisions are numbered in order, and the list has each', () => {
  expect(decisions.length).toBeGreaterThanOrEqual(20);
  const list = [...read('docs/decisions/README.md').matchAll(/^(\d+)\. \[(.+)\]\((.+)\)$/gm)];
  const expected = decisions.map((path, i) => [`${i + 1}`, titleOf(path), path.split('/').at(-1)]);
  expect(list.map(([, number, title, file]) => [number, title, file])).toEqual(expected);
});

describe.each(decisions)('%s', (path) => {
  test('has its number, a status, a context, a decision and consequences', () => {
    const number = Number(path.split('/').at(-1)?.slice(0, 4));
    expect(read(path)).toMatch(new RegExp(`^# ${number}\\. \\S`));
    expect(read(path)).toMatch(/^Status: (?:accepted|superseded by \[.+\]\(.+\))$/m);
    const parts = sectionsOf(read(path)).slice(1);
    expect(parts.map(({ heading }) => heading)).toEqual(['Context', 'Decision', 'Consequences']);
    for (const { text } of parts) expect(text.trim()).not.toBe('');
  });
});

function titleOf(path: string): string {
  return /^# \d+\. (.+)$/m.exec(read(path))?.[1] ?? '';
}
