import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtPages, client } from '../site/built-site.ts';
import { answerTo, VISITS } from '../site/on-demand-visits.ts';
import { type RunningSite, runSite } from '../site/running-site.ts';
import { hasProgram } from './has-program.ts';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const isHere = hasProgram('java', '-version', 'every page in the Nu HTML Checker');

interface Message {
  /** `error`, or `info` for advice, or `non-document-error` when a page could not be read. */
  type: string;
  url?: string;
  message: string;
  lastLine?: number;
}

describe.skipIf(!isHere)('the Nu HTML Checker finds no error in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-checked-'));
  const faultsOf = new Map<string, string[]>();
  let site: RunningSite;

  beforeAll(async () => {
    site = await runSite();
    for (const address of builtPages().keys()) {
      cpSync(join(client, fileOf(address)), join(folder, fileOf(address)));
    }
    for (const [i, visit] of VISITS.entries()) {
      writeFileSync(join(folder, onDemand(i)), await (await answerTo(visit, site)).text());
    }
    // What shows that a fault is found at all.
    writeFileSync(join(folder, 'faulty.html'), '<!doctype html><p>No title.');

    for (const { type, url = '', message, lastLine } of check(folder)) {
      if (type === 'info') continue;
      const faults = faultsOf.get(fileURLToPath(url)) ?? [];
      faultsOf.set(fileURLToPath(url), [...faults, `${message} (line ${lastLine})`]);
    }
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });
  const faults = (file: string) => faultsOf.get(join(folder, file)) ?? [];

  test.each([...builtPages().keys()])('%s', (address) => {
    expect(faults(fileOf(address))).toEqual([]);
  });

  test.each(VISITS.map(({ name }, i) => [name, i] as const))('%s', (_name, i) => {
    expect(faults(onDemand(i))).toEqual([]);
  });

  test('these alone: it finds the error of a faulty page', () => {
    expect(faults('faulty.html').join()).toContain('missing a required instance of child element');
    expect(faultsOf.size).toBe(1);
  });
});

function check(folder: string): Message[] {
  const options = ['--format', 'json', '--stdout', '--exit-zero-always', '--skip-non-html'];
  const { stdout } = spawnSync('java', ['-jar', JAR, ...options, folder], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(stdout) as { messages: Message[] }).messages;
}

function fileOf(address: string): string {
  return address.endsWith('/') ? `${address.slice(1)}index.html` : address.slice(1);
}

function onDemand(i: number): string {
  return `on-demand-${i}.html`;
}
