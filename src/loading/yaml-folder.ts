import type { z } from 'zod';
import type { ContentProblem } from '../core/content-problem.ts';
import type { ContentFile } from './content-file.ts';
import { checkData } from './check-data.ts';
import { readContentFolder } from './content-files.ts';
import { parseYaml } from './front-matter.ts';

/**
 * Reads and validates the YAML files of a folder. The file name is the id. The problems have no places
 * yet. Files with an ending in `besides` are read by another loader.
 */
export async function readYamlFolder<T>(
  root: URL,
  folder: string,
  schema: z.ZodType<T>,
  besides: readonly string[] = [],
): Promise<{
  entries: { id: string; filePath: string; data: T }[];
  /** The value of each file, which may have problems. */
  written: { file: string; data: unknown }[];
  files: readonly ContentFile[];
  problems: ContentProblem[];
}> {
  const { files, problems } = await readContentFolder(root, folder, ['.yaml'], besides);
  const written: { file: string; data: unknown }[] = [];
  const entries = files.flatMap(({ id, path, text }) => {
    const yaml = parseYaml(path, text);
    const checked = checkData(path, yaml, schema);
    written.push({ file: path, data: checked.written });
    problems.push(...yaml.problems, ...checked.problems);
    return checked.data === undefined ? [] : [{ id, filePath: path, data: checked.data }];
  });
  return { entries, written, files, problems };
}
