import { links } from '../../core/links.ts';
import { MARKDOWN_ENDINGS } from '../../core/markdown-files.ts';
import { readContentFile } from '../../loading/content-file.ts';
import { splitFrontMatter } from '../../loading/front-matter.ts';
import { IDS_OF_EVERY_PAGE } from '../../story/loading/check-ids.ts';
import { compileBody } from '../../story/loading/compile-body.ts';

/** The ids of single pages, besides those of every page. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  [links.home]: ['topics'],
  [links.newsletters]: ['past', 'feeds'],
};

/** The ids to which links may lead on a page that is not made of a text. */
export function templateIds(address: string): readonly string[] {
  return [...IDS_OF_EVERY_PAGE, ...(OWN[address] ?? [])];
}

/**
 * The ids of the page that is made of a Markdown file, which is read when they are asked for. `path` is
 * without the ending of the file. They are not known if the text has problems.
 */
export function idsOfText(root: URL, path: string): () => Promise<readonly string[] | undefined> {
  let ids: Promise<readonly string[] | undefined> | undefined;
  return () => (ids ??= readIds(root, path));
}

async function readIds(root: URL, path: string): Promise<readonly string[] | undefined> {
  const paths = MARKDOWN_ENDINGS.flatMap((ending) => [path + ending, `${path}/index${ending}`]);
  for (const one of paths) {
    const file = await readContentFile(root, { id: path, path: one });
    if (!file || 'found' in file) continue;
    const { body, linesAbove } = splitFrontMatter(file.path, file.text);
    const result = await compileBody(file.path, body, linesAbove);
    if (!('compiled' in result)) return undefined;
    const { headings, ids } = result.compiled;
    return [...IDS_OF_EVERY_PAGE, ...headings.map(({ slug }) => slug), ...ids];
  }
  return undefined;
}
