import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { importCycles, importsOf } from '../../../../scripts/lint/import-cycles.ts';

test('there are no import cycles, type-only imports included', () => {
  const imports = importsOf(fileURLToPath(new URL('../../../../', import.meta.url)));
  expect(imports.size).toBeGreaterThan(500);
  expect(importCycles(imports)).toEqual([]);
});

test('control: finds a cycle of type-only imports through an Astro file', () => {
  const root = mkdtempSync(join(tmpdir(), 'broadsheet-cycle-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'src/a.ts'), "import B from './B.astro';\n");
  writeFileSync(
    join(root, 'src/B.astro'),
    "---\nexport type { C } from './c.ts';\n---\n<p>it's</p>",
  );
  writeFileSync(join(root, 'src/c.ts'), "import type { A } from './a.ts';\n");
  expect(importCycles(importsOf(root))).toEqual([
    ['src/a.ts', 'src/B.astro', 'src/c.ts', 'src/a.ts'],
  ]);
});
