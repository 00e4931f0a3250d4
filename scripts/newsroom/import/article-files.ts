import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { isDraft } from '../../../src/articles/loading/draft-problems.ts';
import { momentAt } from '../../../src/articles/loading/future-problems.ts';
import { MARKDOWN_ENDINGS } from '../../../src/core/markdown-files.ts';
import { namesIn, valueAt } from '../../../src/core/value-at.ts';
import { readContentFolder } from '../../../src/loading/content-files.ts';
import { splitFrontMatter } from '../../../src/loading/front-matter.ts';
import type { ConvertedPost } from './convert-post.ts';

const FOLDER = 'content/articles';

/** The start of the name of a folder that is not complete yet. The build ignores it. */
const UNFINISHED = '.import-';

/** An article that existed before the import. */
export interface ExistingArticle {
  slug: string;
  /** The path of its file or folder, from the project's root. */
  path: string;
  formerSlugs: readonly string[];
  /** Whether `_` before its name keeps it out of the site. */
  isParked: boolean;
  draft: boolean;
  publishedAt: Date;
  /** Absent if it has none, or is parked. */
  headline?: string;
}

/** content/articles/ while an import adds to it. */
export class ArticleFiles {
  readonly #folder: URL;
  /** By slug, former slugs included; parked ones too. */
  readonly #known: ReadonlyMap<string, ExistingArticle>;

  private constructor(folder: URL, known: ReadonlyMap<string, ExistingArticle>) {
    this.#folder = folder;
    this.#known = known;
  }

  /** Removes what an import that was killed left incomplete. */
  static async open(root: URL): Promise<ArticleFiles> {
    const folder = new URL(`${FOLDER}/`, root);
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((one) => one.startsWith(UNFINISHED)))
      await rm(new URL(name, folder), { recursive: true });
    const articles = await readArticles(root, names);
    const former = articles.flatMap((one) => one.formerSlugs.map((slug) => [slug, one] as const));
    const own = articles.map((one) => [one.slug, one] as const);
    return new ArticleFiles(folder, new Map([...former, ...own]));
  }

  /** The articles that a build would read. */
  get all(): ExistingArticle[] {
    return [...new Set(this.#known.values())].filter(({ isParked }) => !isParked);
  }

  /** The article that had this slug before the import, now or formerly. */
  existing(slug: string): ExistingArticle | undefined {
    return this.#known.get(slug);
  }

  /** The path of an article in the folder. One that a build would refuse starts with `_`. */
  pathOf(slug: string, { format, pictures, problems }: ConvertedPost): string {
    const name = problems.length > 0 ? `_${slug}` : slug;
    return pictures.length > 0 ? `${name}/index.${format}` : `${name}.${format}`;
  }

  /** Writes an article with its pictures, in one step. */
  async write(slug: string, post: ConvertedPost): Promise<void> {
    const unfinished = new URL(`${UNFINISHED}${slug}/`, this.#folder);
    await mkdir(unfinished, { recursive: true });
    const path = this.pathOf(slug, post);
    const [folder = '', file = folder] = path.split('/');
    await writeFile(new URL(file, unfinished), post.text);
    for (const { name, bytes } of post.pictures) await writeFile(new URL(name, unfinished), bytes);
    if (file === folder) {
      await rename(new URL(file, unfinished), new URL(file, this.#folder));
      await rm(unfinished, { recursive: true });
    } else {
      await rename(unfinished, new URL(folder, this.#folder));
    }
  }
}

/** The articles with these names of files or folders; those that are not parked come last. */
async function readArticles(root: URL, names: readonly string[]): Promise<ExistingArticle[]> {
  const { files } = await readContentFolder(root, FOLDER, MARKDOWN_ENDINGS);
  const read = new Map(files.map((file) => [file.id, file]));
  const all = names.map((name) => {
    const slug = name.replace(/^_/, '').replace(/\.mdx?$/, '');
    const isParked = name.startsWith('_');
    const file = isParked ? undefined : read.get(slug);
    const { data } = file ? splitFrontMatter(file.path, file.text) : {};
    const headline = valueAt(data, ['headline']);
    return {
      ...(typeof headline === 'string' && { headline }),
      slug,
      path: file?.path ?? `${FOLDER}/${name}`,
      isParked,
      formerSlugs: namesIn(data, 'formerSlugs'),
      draft: isDraft(data),
      publishedAt: momentAt(data, 'publishedAt') ?? new Date(0),
    };
  });
  return all.toSorted((a, b) => Number(b.isParked) - Number(a.isParked));
}
