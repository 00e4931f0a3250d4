import type { Loader } from 'astro/loaders';
import type { z } from 'zod';
import type { ContentGate } from './content-gate.ts';
import { loadAndWatch } from './load-and-watch.ts';
import { readYamlFolder } from './yaml-folder.ts';

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
      loadAndWatch(context, [folder], gate, () =>
        readYamlFolder(context.config.root, folder, schema),
      ),
  };
}
