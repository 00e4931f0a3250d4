import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nuErrors } from '../../scripts/testing/nu-html-checker.ts';
import { htmlOf } from '../unit/story/loading/html-of.ts';
import { REPAIRED, TABLES, VALUES } from '../unit/story/loading/valid-html/inputs.ts';
import { hasProgram } from './has-program.ts';

const BODIES = [
  ...[...REPAIRED, ...VALUES].map(([body]) => body),
  ...TABLES.map(([rows]) => `<table>${rows}</table>`),
];

const isHere = hasProgram('java', '-version', 'repaired HTML in the Nu HTML Checker');

describe.skipIf(!isHere)('the Nu HTML Checker finds no error in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-valid-html-'));
  let errors: ReadonlyMap<string, string[]>;
  const pageOf = (html: string) =>
    `<!doctype html><html lang="en"><title>A</title><h1>B</h1>${html}`;

  beforeAll(async () => {
    for (const [i, body] of BODIES.entries()) {
      writeFileSync(join(folder, `as-typed-${i}.html`), pageOf(body));
      writeFileSync(join(folder, `${i}.html`), pageOf(await htmlOf('a.md', body)));
    }
    errors = nuErrors(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(BODIES.map((body, i) => [body, i] as const))('%j', (_body, i) => {
    expect(errors.get(`${i}.html`) ?? []).toEqual([]);
  });

  test('control: finds errors in nearly all of them as they are typed', () => {
    expect([...errors.keys()].filter((file) => file.startsWith('as-typed')).length).toBeGreaterThan(
      BODIES.length - 10,
    );
  });
});
