import { readdir, readFile } from 'node:fs/promises';
import pMap from 'p-map';
import { type ContentProblem, schemaProblems } from '../domain/content-problem.ts';
import { slugSchema } from '../domain/slug.ts';

/** Open files at once; far below the 1,024 that many systems allow. */
const PARALLEL_READS = 64;

export interface ContentFile {
  id: string;
  /** Path from the project's root, with forward slashes. */
  path: string;
  text: string;
}

export interface ContentFolder {
  files: ContentFile[];
  problems: ContentProblem[];
}

/**
 * Reads every `<id><extension>` and `<id>/index<extension>` in `folder`, a path from `root`, in
 * the order of their ids. A name that is no slug, and an id that two files claim, are problems; a
 * folder that does not exist has no files.
 */
export async function readContentFolder(
  root: URL,
  folder: string,
  extension: string,
): Promise<ContentFolder> {
  const paths = (await namesIn(new URL(`${folder}/`, root)))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(extension) && !/(?:^|\/)[._]/.test(path))
    .toSorted();

  const problems: ContentProblem[] = [];
  const pathOfId = new Map<string, string>();
  for (const path of paths) {
    const id = path.slice(0, -extension.length).replace(/(?<=.)\/index$/, '');
    const file = `${folder}/${path}`;
    const name = slugSchema.safeParse(id);
    if (!name.success) {
      problems.push(
        ...schemaProblems(file, name.error, id).map((p) => ({ ...p, key: 'file name' })),
      );
    } else if (pathOfId.has(id)) {
      const expected = `one file for ${id}; ${pathOfId.get(id)} has that name already`;
      problems.push({ file, key: 'file name', found: 'a second file', expected });
    } else {
      pathOfId.set(id, file);
    }
  }

  const read = async ([id, path]: [string, string]) => ({
    id,
    path,
    text: await readFile(new URL(path, root), 'utf8'),
  });
  return { files: await pMap(pathOfId, read, { concurrency: PARALLEL_READS }), problems };
}

async function namesIn(folder: URL): Promise<string[]> {
  try {
    return await readdir(folder, { recursive: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
