import type { z } from 'zod';
import { type ContentProblem, schemaProblems } from '../core/content-problem.ts';
import type { ContentFile } from './content-file.ts';
import { readContentFolder } from './content-files.ts';
import { parseYaml } from './front-matter.ts';

/**
 * Reads and validates the YAML files of a folder. The file name is the id. The problems have no places
 * yet.
 */
export async function readYamlFolder<T>(
  root: URL,
  folder: string,
  schema: z.ZodType<T>,
): Promise<{
  entries: { id: string; filePath: string; data: T }[];
  files: readonly ContentFile[];
  problems: ContentProblem[];
}> {
  const { files, problems } = await readContentFolder(root, folder, ['.yaml']);
  const entries = files.flatMap(({ id, path, text }) => {
    const yaml = parseYaml(path, text);
    problems.push(...yaml.problems);
    if (yaml.problems.length > 0) return [];

    const parsed = schema.safeParse(yaml.data);
    if (parsed.success) return [{ id, filePath: path, data: parsed.data }];
    problems.push(...schemaProblems(path, parsed.error, yaml.data));
    return [];
  });
  return { entries, files, problems };
}
