import { CORE_SCHEMA, load, timestampTag } from 'js-yaml';
import { type ContentProblem, schemaProblems, shown } from '../domain/content-problem.ts';
import { OWN_NAMES, pageSchema } from '../domain/page.ts';
import { writerComponents } from '../domain/writer-components.ts';
import { compileBody } from './compile-body.ts';
import type { ContentFile } from './content-file.ts';
import { splitFrontMatter } from './front-matter.ts';
import { pictureProblems } from './picture-files.ts';

const COMPONENTS = Object.keys(writerComponents);
const WITHOUT_COMPONENTS = 'Markdown or plain HTML; components and imports are not for pages';

/**
 * What is wrong with the file of a page. Astro compiles it again to render it, and would stop at the
 * first fault, with a trace in place of the file's line.
 */
export async function pageProblems(root: URL, file: ContentFile): Promise<ContentProblem[]> {
  const { path, text } = file;
  const { data, body, linesAbove, problems } = splitFrontMatter(path, text);
  const result = await compileBody(path, body, linesAbove);
  return [
    ...nameProblems(file),
    ...(problems.length > 0 ? problems : frontMatterProblems(file, data, linesAbove)),
    ...('problems' in result
      ? result.problems.map(ofPage)
      : [
          ...componentProblems(file, result.compiled.code),
          ...(await pictureProblems(root, result.compiled.pictures)),
        ]),
  ];
}

function nameProblems({ id, path }: ContentFile): ContentProblem[] {
  if (!OWN_NAMES.includes(id)) return [];
  const expected = `none of the names that the site has: ${OWN_NAMES.join(', ')}`;
  return [{ file: path, key: 'file name', found: shown(id), expected }];
}

function frontMatterProblems(
  { path, text }: ContentFile,
  data: unknown,
  linesAbove: number,
): ContentProblem[] {
  const parsed = pageSchema.safeParse(data);
  if (!parsed.success) return schemaProblems(path, parsed.error, data);
  // Astro reads the front matter again, and takes a date without quotes for no text.
  const yaml = text.split('\n').slice(1, linesAbove - 1);
  const asAstro = load(yaml.join('\n'), { schema: CORE_SCHEMA.withTags(timestampTag) });
  return Object.entries(parsed.data).flatMap(([key, value]) => {
    const isText = typeof Object(asAstro)[key] === 'string';
    const expected = 'text; put a date between quotes';
    return isText ? [] : [{ file: path, key, found: shown(value), expected }];
  });
}

/** Components that are right in an article, and that a page is not given: `code` asks for each. */
function componentProblems({ path, text }: ContentFile, code: string): ContentProblem[] {
  const asked = COMPONENTS.filter((name) => code.includes(`_missingMdxReference("${name}"`));
  return asked.map((name) => {
    const line = text.split('\n').findIndex((words) => words.includes(`<${name}`)) + 1;
    const at = { file: `${path}:${line}`, key: 'component' };
    return { ...at, found: `<${name}>`, expected: WITHOUT_COMPONENTS };
  });
}

/** A problem of a body in the words for a page, to which no component may be offered. */
function ofPage(problem: ContentProblem): ContentProblem {
  const offersAll = COMPONENTS.every((name) => problem.expected.includes(`<${name}>`));
  return offersAll ? { ...problem, expected: WITHOUT_COMPONENTS } : problem;
}
