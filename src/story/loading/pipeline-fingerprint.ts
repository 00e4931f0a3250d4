import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * A digest of everything besides an article's file that its entry depends on: the code of loaders and
 * schemas, the words of the interface, the publication's settings and the version of every package. It
 * is part of each entry's digest, so that a change to the pipeline recompiles every article.
 */
export async function pipelineFingerprint(root: URL): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await pipelineFiles(root)) {
    hash.update(file).update(await readFile(new URL(file, root)));
  }
  return hash.digest('hex');
}

/** The files that the digest is made of, as sorted paths from `root`. */
export async function pipelineFiles(root: URL): Promise<string[]> {
  const code = 'src/{articles,core,i18n,loading,pictures,story}/**/*.ts';
  const files = await Array.fromAsync(glob(code, { cwd: fileURLToPath(root) }));
  const paths = files.map((file) => file.replaceAll('\\', '/')).toSorted();
  return ['package-lock.json', 'src/site.config.ts', 'src/site.ts', ...paths];
}
