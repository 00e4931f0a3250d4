import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pMap from 'p-map';
import { linkOrCopy } from '../../src/loading/link-or-copy.ts';
import { CODINGS, compress, isCompressible, SUFFIX } from '../server/built-files/codings.ts';
import { indexFiles } from '../server/built-files/index-files.ts';
import { nearestFirst } from '../server/built-files/nearest-first.ts';

/**
 * How many bytes a build compresses that are not in the cache: about 1.5 seconds of two cores at full
 * strength, for an archive of any size. The server compresses other files on request.
 */
const BUDGET_BYTES = 2 ** 20;

/**
 * Compresses files of the build in `client` and writes them beside the originals, with the suffixes
 * `.br` and `.gz`: those nearest to the front page first, until the budget is used up. Files in the
 * folder `cache` do not count, so repeated builds of the same content get further each time. The cache
 * keeps only what this build uses. Returns how many files are compressed, and how many of them are new.
 */
export async function compressBuild(
  client: string,
  cache: string,
  budgetBytes = BUDGET_BYTES,
): Promise<{ files: number; compressed: number }> {
  await mkdir(cache, { recursive: true });
  const kept = new Set(await readdir(cache));
  const used = new Map<string, string>();
  const missing = new Map<string, Buffer>();

  let left = budgetBytes;
  for await (const { built, bytes } of nearestFirst(await indexFiles(client))) {
    if (!isCompressible(built.file, bytes.length)) continue;
    const digest = createHash('sha256').update(bytes).digest('hex');
    if (!isKept(digest) && !missing.has(digest)) {
      left -= bytes.length;
      if (left < 0) break;
      missing.set(digest, bytes);
    }
    used.set(built.file, digest);
  }
  await pMap(missing, ([digest, bytes]) => pack(digest, bytes), {
    concurrency: availableParallelism(),
  });
  for (const [file, digest] of used) {
    for (const coding of CODINGS) {
      linkOrCopy(join(cache, digest + SUFFIX[coding]), file + SUFFIX[coding]);
    }
  }
  const wanted = new Set(used.values());
  const unused = [...kept].filter((name) => !wanted.has(name.slice(0, name.indexOf('.'))));
  await Promise.all(unused.map((name) => rm(join(cache, name))));
  return { files: used.size, compressed: missing.size };

  function isKept(digest: string): boolean {
    return CODINGS.every((coding) => kept.has(digest + SUFFIX[coding]));
  }

  async function pack(digest: string, bytes: Buffer): Promise<void> {
    for (const coding of CODINGS) {
      const file = join(cache, digest + SUFFIX[coding]);
      // Renamed when complete, so that a killed build leaves no partial file under this name.
      await writeFile(`${file}.part`, await compress(coding, bytes, 'full'));
      await rename(`${file}.part`, file);
    }
  }
}
