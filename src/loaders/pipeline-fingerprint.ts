import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/**
 * A digest of all that turns an article's file into its entry besides the file itself: the code of
 * the loaders and of the schemas, and the versions of every package. It is part of each entry's
 * digest, so a change of the pipeline recompiles every article without anybody remembering to.
 */
export async function pipelineFingerprint(root: URL): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['src/domain/', 'src/loaders/']) {
    const names = await readdir(new URL(folder, root), { recursive: true });
    for (const name of names.filter((path) => path.endsWith('.ts')).toSorted()) {
      hash.update(name).update(await readFile(new URL(folder + name, root)));
    }
  }
  hash.update(await readFile(new URL('package-lock.json', root)));
  return hash.digest('hex');
}
