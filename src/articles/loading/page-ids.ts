import { links } from '../../core/links.ts';
import { MARKDOWN_ENDINGS } from '../../core/markdown-files.ts';
import { newestFirst } from '../../core/publication.ts';
import { valueAt } from '../../core/value-at.ts';
import { site } from '../../site.ts';
import { readContentFile } from '../../loading/content-file.ts';
import { parseYaml, splitFrontMatter } from '../../loading/front-matter.ts';
import { IDS_OF_EVERY_PAGE } from '../../story/loading/check-ids.ts';
import { compileBody, type CompiledBody } from '../../story/loading/compile-body.ts';
import type { ArticleFrontMatter } from '../article.ts';
import { storiesUnder } from '../related-articles.ts';
import { tableOfContents } from '../table-of-contents.ts';
import type { IndexedArticle } from './article-index.ts';

/** The ids of single pages, besides those of every page. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  [links.home]: ['topics'],
  [links.newsletters]: ['past', 'feeds'],
};

/** The ids to which links may lead on a page that is not made of a text. */
export function templateIds(address: string): readonly string[] {
  return [...IDS_OF_EVERY_PAGE, ...(OWN[address] ?? [])];
}

/** The ids of the page of an article, without those of the lists of other stories. */
export function articleIds({
  body,
  ...frontMatter
}: Pick<ArticleFrontMatter, 'keyPoints' | 'corrections'> & {
  body: Pick<CompiledBody, 'headings' | 'ids'>;
}): string[] {
  const hasContents = tableOfContents(body.headings, site.contentsFrom).length > 0;
  return [
    ...idsWith(body),
    ...(frontMatter.keyPoints ? ['keyPoints'] : []),
    ...(hasContents ? ['storyContents'] : []),
    ...(frontMatter.corrections ? ['storyCorrections'] : []),
  ];
}

/** The ids of the lists of other stories under an article. `all` are the articles that readers see by then. */
export function storyListIds(article: IndexedArticle, all: readonly IndexedArticle[]): string[] {
  const stories = newestFirst(
    all.flatMap(({ id, state }) => {
      const topics = (state?.topics ?? []).map((topic) => ({ id: topic }));
      return state ? [{ id, publishedAt: state.publishedAt, topics }] : [];
    }),
  );
  const at = stories.findIndex(({ id }) => id === article.id);
  const { recent, related } = storiesUnder(stories, at, site);
  return [
    ...(recent.length > 0 ? ['recentStories'] : []),
    ...(related.length > 0 ? ['relatedStories'] : []),
  ];
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
    const { data, body, linesAbove } = splitFrontMatter(file.path, file.text);
    // An issue needs no note.
    if (body.trim() === '' && data !== undefined) return IDS_OF_EVERY_PAGE;
    const result = await compileBody(file.path, body, linesAbove);
    if (!('compiled' in result)) return undefined;
    const hasHeading = path.startsWith('content/issues/') && (await hasNoteHeading(root, data));
    return [...idsWith(result.compiled), ...(hasHeading ? ['editorsNote'] : [])];
  }
  return undefined;
}

function idsWith({ headings, ids }: Pick<CompiledBody, 'headings' | 'ids'>): string[] {
  return [...IDS_OF_EVERY_PAGE, ...headings.map(({ slug }) => slug), ...ids];
}

/** Whether there is a heading above the note of an issue with this front matter, or that of its newsletter. */
async function hasNoteHeading(root: URL, issue: unknown): Promise<boolean> {
  const own = valueAt(issue, ['noteHeading']);
  if (own !== undefined) return own !== false;
  const path = `content/newsletters/${String(valueAt(issue, ['newsletter']))}.yaml`;
  const file = await readContentFile(root, { id: path, path });
  if (!file || 'found' in file) return true;
  return valueAt(parseYaml(file.path, file.text).data, ['noteHeading']) !== false;
}
