import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { type WriterComponent, writerComponents } from '../story/writer-components.ts';
import { type CompiledBody, compileBody } from '../story/loading/compile-body.ts';

/** A component in the style guide. */
export interface Example {
  name: WriterComponent;
  required: string[];
  optional: string[];
  /** The MDX source, and what the loader compiles it to. */
  source: string;
  compiled: CompiledBody;
}

/**
 * Reads the example of every component and compiles it like an article. Throws an Error if an
 * article could not contain it. `folder` has one MDX file per component.
 */
export async function readExamples(folder: URL): Promise<Example[]> {
  const examples = Object.entries(writerComponents).map(async ([name, { attributes }]) => {
    const file = `${name}.mdx`;
    const source = await readFile(new URL(file, folder), 'utf8');
    const result = await compileBody(file, source, 0);
    if ('problems' in result) throw new Error(JSON.stringify(result.problems, undefined, 2));

    const shape: Record<string, z.ZodType> = attributes.shape;
    const keys = Object.keys(shape);
    const isOptional = (key: string) => shape[key]?.safeParse(undefined).success === true;
    return {
      // The entries come from `writerComponents`, so the key is one of its names.
      name: name as WriterComponent,
      required: keys.filter((key) => !isOptional(key)),
      optional: keys.filter(isOptional),
      source: source.trimEnd(),
      compiled: result.compiled,
    };
  });
  return Promise.all(examples);
}
