import { readFile } from 'node:fs/promises';
import { requestTarget } from '../request-target.ts';
import type { BuiltFile, IndexedFiles } from './index-files.ts';

/** A path of this site that a page links to or loads. */
const LINKED = /\s(?:href|src)="(\/[^"#]*)/g;

/**
 * The files of a build with their bytes, those nearest to the front page first: the front page, then
 * what it loads and links to (feeds, the newest articles), then what those link to, and last the files
 * that nothing links to. Among equally near files, the one linked first comes first.
 */
export async function* nearestFirst({
  find,
  all,
}: IndexedFiles): AsyncGenerator<{ built: BuiltFile; bytes: Buffer }> {
  const waiting = new Set(all);
  const addresses = new Set(['/']);
  // Iterating a set includes what is added meanwhile.
  for (const address of addresses) {
    const built = find(address);
    if (!built || 'pageAt' in built || !waiting.delete(built)) continue;
    const bytes = await readFile(built.file);
    yield { built, bytes };
    if (!built.file.endsWith('.html')) continue;
    for (const [, path] of bytes.toString().matchAll(LINKED)) {
      const target = requestTarget(path);
      if (target) addresses.add(target.address);
    }
  }
  for (const built of waiting) yield { built, bytes: await readFile(built.file) };
}
