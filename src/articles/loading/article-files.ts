import type { LoaderContext } from 'astro/loaders';
import pMap from 'p-map';
import type { ContentProblem } from '../../core/content-problem.ts';
import { MARKDOWN_ENDINGS } from '../../core/markdown-files.ts';
import { type ContentFile, readContentFile } from '../../loading/content-file.ts';
import {
  listContentFolder,
  PARALLEL_READS,
  readContentFiles,
} from '../../loading/content-files.ts';
import { SeenFiles } from '../../loading/seen-files.ts';
import { bodyCompiler } from './compiling-pool.ts';
import { type ArticleResult, readArticle, type ReadingTools } from './read-article.ts';

export const ARTICLES_FOLDER = 'content/articles';

/** The files of the articles. What was made of them is kept, and their texts are not. */
export class ArticleFiles {
  readonly #context: LoaderContext;
  readonly #compiler = bodyCompiler();
  readonly #tools: ReadingTools;
  readonly #seen: SeenFiles<ArticleResult | ContentProblem | undefined>;

  constructor(context: LoaderContext, cache: Pick<ReadingTools, 'fingerprint' | 'bodies'>) {
    this.#context = context;
    this.#tools = { ...cache, compile: this.#compiler.compile };
    this.#seen = new SeenFiles(context.config.root);
  }

  /** The articles as they are now, in the order of their paths, and the problems of names and unreadable files. */
  async read(): Promise<{ results: ArticleResult[]; problems: ContentProblem[] }> {
    const { root } = this.#context.config;
    const { named, problems } = await listContentFolder(root, ARTICLES_FOLDER, MARKDOWN_ENDINGS);
    this.#seen.keepOnly(named.map(({ path }) => path));
    const made = await pMap(
      named,
      (file) => this.#seen.result(file.path, () => this.#readOne(file)),
      { concurrency: PARALLEL_READS },
    ).finally(() => this.#compiler.close());
    return {
      results: made.flatMap((one) => (one && 'references' in one ? one : [])),
      problems: [...problems, ...made.flatMap((one) => (one && 'found' in one ? one : []))],
    };
  }

  /** The files with these paths from the root. */
  async textsOf(paths: Iterable<string>): Promise<ContentFile[]> {
    const named = Array.from(paths, (path) => ({ id: path, path }));
    return (await readContentFiles(this.#context.config.root, named)).files;
  }

  async #readOne(named: Omit<ContentFile, 'text'>) {
    const file = await readContentFile(this.#context.config.root, named);
    return file && 'text' in file ? readArticle(this.#context, file, this.#tools) : file;
  }
}
