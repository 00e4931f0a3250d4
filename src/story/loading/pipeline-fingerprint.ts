import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * A digest of all that turns an article's file into its entry besides the file itself: the code of
 * the loaders and of the schemas, the interface's words and their language, and the versions of
 * every package. It is part of each entry's digest, so a change of the pipeline recompiles every
 * article without anybody remembering to.
 */
export async function pipelineFingerprint(root: URL): Promise<string> {
  const hash = createHash('sha256');
  const code = 'src/{articles,core,i18n,loading,story}/**/*.ts';
  const files = await Array.fromAsync(glob(code, { cwd: fileURLToPath(root) }));
  for (const file of ['package-lock.json', 'src/site.config.ts', ...files.toSorted()]) {
    hash.update(file).update(await readFile(new URL(file.replaceAll('\\', '/'), root)));
  }
  return hash.digest('hex');
}
