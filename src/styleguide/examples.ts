import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { type WriterComponent, writerComponents } from '../story/writer-components.ts';
import { type CompiledBody, compileBody } from '../story/loading/compile-body.ts';

/** A component as the style guide shows it. */
export interface Example {
  name: WriterComponent;
  required: string[];
  optional: string[];
  /** The MDX that a writer types, and what the loader makes of it. */
  source: string;
  compiled: CompiledBody;
}

/**
 * The example of every component, compiled as an article is. Throws an Error for one that an
 * article could not hold. `folder` is where the examples are, one MDX file for each component.
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
      // An entry's key is one of the table's names.
      name: name as WriterComponent,
      required: keys.filter((key) => !isOptional(key)),
      optional: keys.filter(isOptional),
      source: source.trimEnd(),
      compiled: result.compiled,
    };
  });
  return Promise.all(examples);
}
