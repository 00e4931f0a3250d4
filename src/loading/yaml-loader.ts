import type { Loader } from 'astro/loaders';
import type { z } from 'zod';
import type { ContentGate } from './content-gate.ts';
import { loadAndWatch } from './load-and-watch.ts';
import { placeProblems } from './place-problems.ts';
import { readYamlFolder } from './yaml-folder.ts';

/** Loads and validates the YAML files of a folder. The file name is the id. */
export function yamlLoader(options: {
  folder: string;
  schema: z.ZodType<Record<string, unknown>>;
  gate: ContentGate;
}): Loader {
  const { folder, schema, gate } = options;
  return {
    name: 'broadsheet-yaml',
    load: (context) =>
      loadAndWatch(context, [folder], gate, async () => {
        const { entries, files, problems } = await readYamlFolder(
          context.config.root,
          folder,
          schema,
        );
        return { entries, problems: placeProblems(problems, files) };
      }),
  };
}
