import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import pMap from 'p-map';
import { type ContentProblem, schemaProblems, shown } from '../core/content-problem.ts';
import { slugSchema } from '../core/slug.ts';
import { type ContentFile, readContentFile } from './content-file.ts';

/** Files open at once; far below the limit of 1,024 on many systems. */
export const PARALLEL_READS = 64;

/** Extensions of files that were probably meant as content. */
const CONTENT_EXTENSIONS = /\.(?:mdx?|markdown|ya?ml)$/i;

export interface ContentFolder {
  files: ContentFile[];
  problems: ContentProblem[];
}

/**
 * Reads every `<id><ending>` and `<id>/index<ending>` in `folder`, a path from `root`, sorted
 * by path. A missing folder has no files. Problems are an invalid file name, a duplicate id,
 * another ending, and an unreadable file. A file with an invalid name is read too, so that one
 * run reports all its problems. Files with an ending in `besides` are read by another loader.
 */
export async function readContentFolder(
  root: URL,
  folder: string,
  endings: readonly string[],
  besides: readonly string[] = [],
): Promise<ContentFolder> {
  const { named, problems } = await listContentFolder(root, folder, endings, besides);
  const read = await readContentFiles(root, named);
  return { files: read.files, problems: [...problems, ...read.problems] };
}

/** Reads these files, and leaves out those that no longer exist. Problems are those of unreadable files. */
export async function readContentFiles(
  root: URL,
  named: Iterable<Omit<ContentFile, 'text'>>,
): Promise<ContentFolder> {
  const read = await pMap(named, (file) => readContentFile(root, file), {
    concurrency: PARALLEL_READS,
  });
  return {
    files: read.flatMap((result) => (result && 'text' in result ? [result] : [])),
    problems: read.flatMap((result) => (result && 'found' in result ? [result] : [])),
  };
}

/** What `readContentFolder` would read, and the problems of the names. */
export async function listContentFolder(
  root: URL,
  folder: string,
  endings: readonly string[],
  besides: readonly string[] = [],
): Promise<{ named: Omit<ContentFile, 'text'>[]; problems: ContentProblem[] }> {
  const paths = (await pathsIn(new URL(`${folder}/`, root))).filter(
    (path) => !besides.some((ending) => path.endsWith(ending)),
  );
  const named = paths.flatMap((path) => {
    const id = idOf(path, endings);
    return id === undefined ? [] : [{ id, path: `${folder}/${path}` }];
  });
  return { named, problems: nameProblems(folder, paths, endings) };
}

/** Returns the ids of the files with one of the `endings` in a folder, which may not exist. */
export async function idsIn(
  root: URL,
  folder: string,
  endings: readonly string[],
): Promise<ReadonlySet<string>> {
  const paths = await pathsIn(new URL(`${folder}/`, root));
  return new Set(paths.flatMap((path) => idOf(path, endings) ?? []));
}

async function pathsIn(folder: URL): Promise<string[]> {
  if (!existsSync(folder)) return [];
  return (await readdir(folder, { recursive: true }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/(?:^|\/)[._]/.test(path))
    .toSorted();
}

/** `undefined` for a path with none of the endings. */
function idOf(path: string, endings: readonly string[]): string | undefined {
  const ending = endings.find((one) => path.endsWith(one));
  return ending && path.slice(0, -ending.length).replace(/(?<=.)\/index$/, '');
}

function nameProblems(
  folder: string,
  paths: readonly string[],
  endings: readonly string[],
): ContentProblem[] {
  const pathOfId = new Map<string, string>();
  return paths.flatMap((path): ContentProblem[] => {
    const at = { file: `${folder}/${path}`, key: 'file name' };
    const id = idOf(path, endings);
    if (id === undefined) {
      const expected = `a name that ends with ${endings.join(' or ')}; other files are not built`;
      return CONTENT_EXTENSIONS.test(path) ? [{ ...at, found: shown(path), expected }] : [];
    }
    const name = slugSchema.safeParse(id);
    if (!name.success) {
      return schemaProblems(at.file, name.error.issues, id).map((problem) => ({
        ...problem,
        ...at,
      }));
    }
    const first = pathOfId.get(id);
    if (!first) {
      pathOfId.set(id, at.file);
      return [];
    }
    const expected = `one file for ${id}; ${first} has the same name`;
    return [{ ...at, found: 'a second file', expected }];
  });
}
