import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { otherTarget } from './target.ts';

/** The providers of the Node.js server, by names that stand in their code. */
const OF_NODE = ['node:sqlite', 'CREATE TABLE IF NOT EXISTS known_key', 'redisLimiter', '@redis/'];

test('the bundle of the Worker has its own providers only, and no Node.js', () => {
  const server = join(otherTarget()?.root ?? '', 'dist/server');
  const files = globSync('**/*', { cwd: server, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  // No source maps: anybody with the bundle could read the sources.
  expect(files.filter((file) => !file.endsWith('.mjs'))).toEqual([]);
  const code = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const imported = [...code.matchAll(/^(?:import|export)\b.* from "([^."][^"]*)";$/gm)];
  expect([...new Set(imported.map(([, name]) => name))]).toEqual(['cloudflare:workers']);
  for (const name of OF_NODE) expect(code, name).not.toContain(name);
  expect(code).toContain('CREATE TABLE IF NOT EXISTS frozen');
});
