import { bodyHtml } from '../../../../scripts/bench/corpus/body-html.ts';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';

/**
 * The HTML of the file's body, with components as elements of their names; throws what it is refused for.
 */
export async function htmlOf(
  file: string,
  body: string,
  options?: { language?: string; base?: string },
): Promise<string> {
  const result = await compileBody(file, body, 0, options);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return bodyHtml(result.compiled.code);
}
