import { type ContentNotice, type ContentProblem, shown } from '../../core/content-problem.ts';
import { RESERVED_NAMES, pageSchema } from '../page.ts';
import { writerComponents } from '../../story/writer-components.ts';
import { compileBody } from '../../story/loading/compile-body.ts';
import { checkData } from '../../loading/check-data.ts';
import type { ContentFile } from '../../loading/content-file.ts';
import { splitFrontMatter } from '../../loading/front-matter.ts';
import type { Entry } from '../../loading/load-and-watch.ts';
import type { FileLinks } from './link-problems.ts';
import type { SiteAddress } from '../../story/loading/own-links.ts';
import { tagsInText } from '../../story/loading/mdx/tags-in-text.ts';
import { pictureProblems } from '../../story/loading/picture-files.ts';
import { type StoredBody, storedBody } from '../../story/loading/stored-body.ts';

const COMPONENTS = Object.keys(writerComponents);
const WITHOUT_COMPONENTS = 'Markdown or plain HTML; pages cannot use components or imports';

export interface PageResult extends FileLinks {
  /** Absent when there are problems. */
  entry?: Entry & { data: { body: StoredBody } };
  problems: ContentProblem[];
  /** What its body is published without. */
  notices: readonly ContentNotice[];
}

/** Reads the file of a page of the site. Gives its entry, or its problems. */
export async function readPage(
  root: URL,
  file: ContentFile,
  { base, site }: SiteAddress = { base: '/' },
): Promise<PageResult> {
  const { id, path, text } = file;
  const split = splitFrontMatter(path, text);
  const { body, linesAbove } = split;
  const frontMatter = checkData(path, split, pageSchema);
  const problems = [...split.problems, ...nameProblems(file), ...frontMatter.problems];
  const result = await compileBody(path, body, linesAbove, { base, site });
  const { links, notices } = 'compiled' in result ? result.compiled : result;
  if ('problems' in result) {
    const ofPictures = await pictureProblems(root, result.pictures);
    problems.push(...result.problems.map(ofPage), ...componentProblems(file), ...ofPictures);
    return { file: path, links, notices, problems };
  }

  problems.push(...componentProblems(file, result.compiled.code));
  problems.push(...(await pictureProblems(root, result.compiled.pictures)));
  if (!frontMatter.data) return { file: path, links, notices, problems };
  const stored = { ...frontMatter.data, body: storedBody(result.compiled) };
  const entry = { id, filePath: path, data: stored };
  return { file: path, links, notices, entry, problems };
}

function nameProblems({ id, path }: ContentFile): ContentProblem[] {
  if (!RESERVED_NAMES.includes(id)) return [];
  const expected = `a name that the site does not use itself; reserved names are ${RESERVED_NAMES.join(', ')}`;
  return [{ file: path, key: 'file name', found: shown(id), expected }];
}

/**
 * Components that articles can use and pages cannot, in an .mdx file. `code` is that of a body without
 * problems, and checks that each one exists.
 */
function componentProblems({ path, text }: ContentFile, code?: string): ContentProblem[] {
  if (!path.endsWith('.mdx')) return [];
  const tags = tagsInText(text);
  return COMPONENTS.flatMap((name) => {
    const tag = tags.find((one) => one.name === name && one.kind !== 'end');
    const isUsed = code?.includes(`_missingMdxReference("${name}"`) ?? tag !== undefined;
    const offset = tag?.start ?? text.indexOf(`<${name}`);
    // The compiler turns an alert into a component that is not in the source.
    if (!isUsed || offset < 0) return [];
    const line = text.slice(0, offset).split('\n').length;
    const at = { file: path, line, key: 'component' };
    return { ...at, found: `<${name}>`, expected: WITHOUT_COMPONENTS };
  });
}

/** Rewords a problem of a body for a page, so that it does not suggest components. */
function ofPage(problem: ContentProblem): ContentProblem {
  const { key, expected } = problem;
  const offersAll = COMPONENTS.every((name) => expected.includes(`<${name}>`));
  if (key === 'component' || offersAll) return { ...problem, expected: WITHOUT_COMPONENTS };
  return { ...problem, expected: expected.replace(/, or <\w+> in an \.mdx file$/, '') };
}
