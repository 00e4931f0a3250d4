import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { writerComponents } from '../story/writer-components.ts';
import { type CompiledBody, compileBody } from '../story/loading/compile-body.ts';

/** A component in the style guide, or the blocks of Markdown that have a form of their own. */
export interface Example {
  name: string;
  /** Attributes, of a component. */
  attributes?: { required: string[]; optional: string[] };
  /** The MDX source, and what the loader compiles it to. */
  source: string;
  compiled: CompiledBody;
}

/**
 * Reads the example of every component, and the one of Markdown, and compiles them like an article. Throws an Error if an
 * article could not contain it. `folder` has one MDX file for each.
 */
export async function readExamples(folder: URL): Promise<Example[]> {
  const components = Object.entries(writerComponents).map(([name, { attributes }]) => {
    const shape: Record<string, z.ZodType> = attributes.shape;
    const keys = Object.keys(shape);
    const isOptional = (key: string) => shape[key]?.safeParse(undefined).success === true;
    const required = keys.filter((key) => !isOptional(key));
    return { name, attributes: { required, optional: keys.filter(isOptional) } };
  });
  const examples = [...components, { name: 'Markdown' }].map(async (example) => {
    const file = `${example.name}.mdx`;
    const source = await readFile(new URL(file, folder), 'utf8');
    const result = await compileBody(file, source, 0);
    if ('problems' in result) throw new Error(JSON.stringify(result.problems, undefined, 2));
    return { ...example, source: source.trimEnd(), compiled: result.compiled };
  });
  return Promise.all(examples);
}
