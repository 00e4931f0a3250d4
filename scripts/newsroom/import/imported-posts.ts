import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../../../src/core/value-at.ts';
import { lineFrom } from './front-matter.ts';
import type { Source, SourcePost } from './source-post.ts';

/** Records from which post each article was imported: a line of JSON for each. The last one of an article counts. */
export const IMPORTED_FILE = 'content/imported.jsonl';

/** The post of an article, as it was when it was imported. */
interface ImportedPost {
  article: string;
  from: string;
  /** The path of its file from the project's folder, as a digest, because others need not know it. */
  file?: string | undefined;
  title: string;
  date?: string | undefined;
}

type Origin = Pick<Source, 'site' | 'folder'>;

/** The posts that were imported before, and those that an import adds. */
export class ImportedPosts {
  readonly #file: URL;
  readonly #site: string | undefined;
  /** The folder of the posts, from the project's folder. */
  readonly #folder: string | undefined;
  readonly #byArticle = new Map<string, ImportedPost>();
  readonly #byFrom: ReadonlyMap<string, ImportedPost[]>;
  readonly #byFile: ReadonlyMap<string | undefined, ImportedPost>;

  private constructor(root: URL, source: Origin, lines: readonly ImportedPost[]) {
    this.#file = new URL(IMPORTED_FILE, root);
    this.#site = source.site;
    this.#folder = source.folder && relative(fileURLToPath(root), source.folder);
    for (const line of lines) this.#byArticle.set(line.article, line);
    const known = [...this.#byArticle.values()];
    this.#byFrom = Map.groupBy(known, ({ from }) => from);
    this.#byFile = new Map(known.map((one) => [one.file, one] as const));
  }

  /** `root` is the project's folder, with a slash at its end. */
  static async read(root: URL, source: Origin): Promise<ImportedPosts> {
    const text = await readFile(new URL(IMPORTED_FILE, root), 'utf8').catch(() => '');
    return new ImportedPosts(root, source, text.split('\n').flatMap(parseLine));
  }

  /** The name of the article that was imported from a post. */
  articleOf(post: SourcePost): string | undefined {
    const file = this.#fileOf(post);
    const known = file === undefined ? undefined : this.#byFile.get(file);
    const alike = this.#byFrom.get(this.#fromOf(post)) ?? [];
    return (known ?? alike.find((one) => this.#isSame(one, post)))?.article;
  }

  /** Whether an article was imported from a post; `undefined` if that is not certain. */
  isFrom(article: string, post: SourcePost): boolean | undefined {
    const known = this.#byArticle.get(article);
    if (!known) return undefined;
    const from = this.#fromOf(post);
    if (isAlike(known, post) || this.#isSame(known, post)) return true;
    return known.from === from ? undefined : false;
  }

  /** Whether there is a record, which an import always leaves. */
  get isKept(): boolean {
    return this.#byArticle.size > 0;
  }

  has(article: string): boolean {
    return this.#byArticle.has(article);
  }

  /** Whether the post of an article has another title and another date than when it was imported. */
  isChanged(article: string, post: SourcePost): boolean {
    const known = this.#byArticle.get(article);
    return known !== undefined && !isAlike(known, post);
  }

  /** Records the post of an article. */
  async add(article: string, post: SourcePost): Promise<void> {
    const file = this.#fileOf(post);
    const line = { article, from: this.#fromOf(post), ...(file && { file }), ...factsOf(post) };
    this.#byArticle.set(article, line);
    await appendFile(this.#file, `${JSON.stringify(line)}\n`);
  }

  /** In another place, a path can be that of another post, which then has another title and date. */
  #isSame(known: ImportedPost, post: SourcePost): boolean {
    const from = this.#fromOf(post);
    if (known.file !== undefined && known.file === this.#fileOf(post)) return true;
    return known.from === from && (URL.canParse(from) || isAlike(known, post));
  }

  /** The digest of the path of a post's file; `undefined` if the post has an address, or posts are in no folder. */
  #fileOf(post: SourcePost): string | undefined {
    if (this.#folder === undefined || URL.canParse(this.#fromOf(post))) return undefined;
    const path = join(this.#folder, post.file ?? post.from).replaceAll('\\', '/');
    return createHash('sha256').update(path).digest('hex').slice(0, 16);
  }

  /** An id or a URL that no other post has, or else where the post is in the export. */
  #fromOf({ id, addresses: [address], from }: SourcePost): string {
    if (id !== undefined) return id;
    return address !== undefined && URL.canParse(address, this.#site)
      ? new URL(address, this.#site).href
      : from;
  }
}

function isAlike(known: ImportedPost, post: SourcePost): boolean {
  const { title, date } = factsOf(post);
  return known.title === title || (date !== undefined && known.date === date);
}

function factsOf({ title, publishedAt: date }: SourcePost): Pick<ImportedPost, 'title' | 'date'> {
  return { title: lineFrom(title), ...(date !== undefined && { date }) };
}

/** A line that an import wrote. One that was cut off when it was killed is ignored. */
function parseLine(line: string): ImportedPost[] {
  try {
    const data: unknown = JSON.parse(line);
    if (!isRecord(data)) return [];
    const { article, from, file, title, date } = data;
    const isValid = [article, from, title].every((one) => typeof one === 'string');
    // Checked in the line above.
    return isValid ? [{ article, from, file, title, date } as ImportedPost] : [];
  } catch {
    return [];
  }
}
