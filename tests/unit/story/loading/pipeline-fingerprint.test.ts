import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pipelineFiles } from '../../../../src/story/loading/pipeline-fingerprint.ts';

const ROOT = new URL('../../../../', import.meta.url);

test('the fingerprint covers every module that the article loader imports', async () => {
  const modules = [...importedFrom('src/articles/loading/article-loader.ts')];
  expect(modules.length).toBeGreaterThan(50);
  const files = await pipelineFiles(ROOT);
  expect(modules.filter((module) => !files.includes(module))).toEqual([]);
});

/** A module and all modules of the project that it imports, directly or not, as paths from the root. */
function importedFrom(module: string, found = new Set<string>()): Set<string> {
  if (found.has(module)) return found;
  found.add(module);
  const text = readFileSync(new URL(module, ROOT), 'utf8');
  for (const [, path = ''] of text.matchAll(/^(?:import|export|\} from)\b.*'(\.[^']+\.ts)';$/gm)) {
    const url = new URL(path, new URL(module, ROOT));
    if (existsSync(url)) importedFrom(url.href.slice(ROOT.href.length), found);
  }
  return found;
}
