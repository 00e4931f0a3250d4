import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtPages, client } from '../site/built-site.ts';
import { answerTo, VISITS } from '../site/on-demand-visits.ts';
import { type RunningSite, runSite } from '../site/running-site.ts';
import { hasProgram } from './has-program.ts';
import { nuErrors } from '../../scripts/testing/nu-html-checker.ts';

const isHere = hasProgram('java', '-version', 'every page in the Nu HTML Checker');

describe.skipIf(!isHere)('the Nu HTML Checker finds no error in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-checked-'));
  let errors: ReadonlyMap<string, string[]>;
  let site: RunningSite;

  beforeAll(async () => {
    site = await runSite();
    for (const address of builtPages().keys()) {
      cpSync(join(client, fileOf(address)), join(folder, fileOf(address)));
    }
    for (const [i, visit] of VISITS.entries()) {
      writeFileSync(join(folder, onDemand(i)), await (await answerTo(visit, site)).text());
    }
    // Proves that errors are found at all.
    writeFileSync(join(folder, 'faulty.html'), '<!doctype html><p>No title.');

    errors = nuErrors(folder);
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });
  const faults = (file: string) => errors.get(file) ?? [];

  test.each([...builtPages().keys()])('%s', (address) => {
    expect(faults(fileOf(address))).toEqual([]);
  });

  test.each(VISITS.map(({ name }, i) => [name, i] as const))('%s', (_name, i) => {
    expect(faults(onDemand(i))).toEqual([]);
  });

  test('control: finds the error of a faulty page', () => {
    expect(faults('faulty.html').join()).toContain('missing a required instance of child element');
    expect(errors.size).toBe(1);
  });
});

function fileOf(address: string): string {
  return address.endsWith('/') ? `${address.slice(1)}index.html` : address.slice(1);
}

function onDemand(i: number): string {
  return `on-demand-${i}.html`;
}
