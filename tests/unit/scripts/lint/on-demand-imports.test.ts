import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf } from '../../../../scripts/lint/import-cycles.ts';
import { projectPath } from '../../../../scripts/settings/environment.ts';

const imports = importsOf(projectPath('.'));
const textOf = (file: string) => readFileSync(projectPath(file), 'utf8');

/** What runs when a page is requested: routes, the middleware, and the ports of each target. */
const starts = [...imports.keys()].filter(
  (file) =>
    file === 'src/middleware.ts' ||
    file.startsWith('src/composition/') ||
    file.startsWith('src/functions/') ||
    (file.startsWith('src/pages/') && /\bprerender = false\b/.test(textOf(file))),
);

function reached(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const target of imports.get(file) ?? []) reached(target, found);
  return found;
}

test('what an on-demand route imports uses no module of Node.js, except in providers', () => {
  const files = new Set(starts.flatMap((file) => [...reached(file)]));
  const users = [...files].filter((file) => /\bfrom 'node:|\(\s*'node:/.test(textOf(file)));
  expect(users.filter((file) => !file.startsWith('src/providers/'))).toEqual([]);
  // Without the walk, these would be missing.
  expect([...files]).toEqual(expect.arrayContaining(['src/layouts/Base.astro', 'src/runtime.ts']));
  expect(users).toContain('src/providers/sqlite/outbox-file.ts');
});
