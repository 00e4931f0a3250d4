import type { Loader } from 'astro/loaders';
import type { z } from 'zod';
import { schemaProblems } from '../domain/content-problem.ts';
import type { ContentGate } from './content-gate.ts';
import { readContentFolder } from './content-files.ts';
import { parseYaml } from './front-matter.ts';
import { loadAndWatch } from './load-and-watch.ts';

/** Loads the YAML files of one folder, held to `schema`; the file's name is the entry's id. */
export function yamlLoader(options: {
  folder: string;
  schema: z.ZodType<Record<string, unknown>>;
  gate: ContentGate;
}): Loader {
  const { folder, schema, gate } = options;
  return {
    name: 'broadsheet-yaml',
    load: (context) =>
      loadAndWatch(context, folder, gate, async () => {
        const { files, problems } = await readContentFolder(context.config.root, folder, '.yaml');
        const entries = files.flatMap(({ id, path, text }) => {
          const yaml = parseYaml(path, text);
          problems.push(...yaml.problems);
          if (yaml.problems.length > 0) return [];

          const parsed = schema.safeParse(yaml.data);
          if (parsed.success) return [{ id, filePath: path, data: parsed.data }];
          problems.push(...schemaProblems(path, parsed.error, yaml.data));
          return [];
        });
        return { entries, problems };
      }),
  };
}
