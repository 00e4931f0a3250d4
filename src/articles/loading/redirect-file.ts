import type { ContentProblem } from '../../core/content-problem.ts';
import { checkData } from '../../loading/check-data.ts';
import { type ContentFile, readContentFile } from '../../loading/content-file.ts';
import { parseYaml } from '../../loading/front-matter.ts';
import { type Redirect, redirectFrom, redirectsSchema } from '../redirect.ts';

/** The file with the redirects, from the project's root. */
export const REDIRECTS_FILE = 'content/redirects.yaml';

/**
 * Reads content/redirects.yaml, which may be missing: the valid redirects with their keys in the file, and
 * the problems, which have no places yet.
 */
export async function readRedirects(root: URL): Promise<{
  redirects: (Redirect & { key: string })[];
  files: ContentFile[];
  problems: ContentProblem[];
}> {
  const file = await readContentFile(root, { id: 'redirects', path: REDIRECTS_FILE });
  if (!file) return { redirects: [], files: [], problems: [] };
  if ('found' in file) return { redirects: [], files: [], problems: [file] };
  const yaml = parseYaml(file.path, file.text);
  const isEmpty = yaml.data === undefined && yaml.problems.length === 0;
  if (isEmpty) return { redirects: [], files: [file], problems: [] };
  const { data = {}, problems } = checkData(file.path, yaml, redirectsSchema);
  const read = Object.entries(data).map(([key, target]) => ({ key, ...redirectFrom(key, target) }));
  return {
    redirects: read.flatMap((one) => ('from' in one ? one : [])),
    files: [file],
    problems: [
      ...yaml.problems,
      ...problems,
      ...read.flatMap((one) => ('found' in one ? { ...one, file: file.path } : [])),
    ],
  };
}
