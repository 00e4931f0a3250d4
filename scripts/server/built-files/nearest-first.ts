import { readFile } from 'node:fs/promises';
import { requestTarget } from '../request-target.ts';
import type { BuiltFile, IndexedFiles } from './index-files.ts';

/** A path of this site that a page links to or loads. */
const LINKED = /\s(?:href|src)="(\/[^"#]*)/g;

/**
 * The files of a build with their bytes, the nearest to the front page first: the front page, then
 * what it loads and links to (feeds, the newest articles), then what those link to, and in the end
 * what no link leads to. Of two that are as near, the one that is linked first comes first.
 */
export async function* nearestFirst({
  find,
  all,
}: IndexedFiles): AsyncGenerator<{ built: BuiltFile; bytes: Buffer }> {
  const waiting = new Set(all);
  const addresses = new Set(['/']);
  // A set also gives what is added while it is read.
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
