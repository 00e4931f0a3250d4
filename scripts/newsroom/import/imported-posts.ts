import { appendFile, readFile } from 'node:fs/promises';
import { isRecord } from '../../../src/core/value-at.ts';
import { lineFrom } from './front-matter.ts';
import type { SourcePost } from './source-post.ts';

/** Records from which post each article was imported: a line of JSON for each. The last one of an article counts. */
export const IMPORTED_FILE = 'content/imported.jsonl';

/** The post of an article, as it was when it was imported. */
interface ImportedPost {
  article: string;
  from: string;
  title: string;
  date?: string | undefined;
}

/** The posts that were imported before, and those that an import adds. */
export class ImportedPosts {
  readonly #file: URL;
  readonly #site: string | undefined;
  readonly #byArticle = new Map<string, ImportedPost>();
  readonly #byFrom: ReadonlyMap<string, ImportedPost[]>;

  private constructor(root: URL, site: string | undefined, lines: readonly ImportedPost[]) {
    this.#file = new URL(IMPORTED_FILE, root);
    this.#site = site;
    for (const line of lines) this.#byArticle.set(line.article, line);
    this.#byFrom = Map.groupBy(this.#byArticle.values(), ({ from }) => from);
  }

  /** `site` is the address of the old site, if it is known. `root` ends with a slash. */
  static async read(root: URL, site: string | undefined): Promise<ImportedPosts> {
    const text = await readFile(new URL(IMPORTED_FILE, root), 'utf8').catch(() => '');
    return new ImportedPosts(root, site, text.split('\n').flatMap(parseLine));
  }

  /** The name of the article that was imported from a post. */
  articleOf(post: SourcePost): string | undefined {
    const from = this.#fromOf(post);
    return this.#byFrom.get(from)?.find((one) => isSame(one, post, from))?.article;
  }

  /** Whether an article was imported from a post; `undefined` if that is not certain. */
  isFrom(article: string, post: SourcePost): boolean | undefined {
    const known = this.#byArticle.get(article);
    if (!known) return undefined;
    const from = this.#fromOf(post);
    if (isAlike(known, post) || isSame(known, post, from)) return true;
    return known.from === from ? undefined : false;
  }

  /** Whether there is a record, which an import always leaves. */
  get isKept(): boolean {
    return this.#byArticle.size > 0;
  }

  has(article: string): boolean {
    return this.#byArticle.has(article);
  }

  /** Records the post of an article. */
  async add(article: string, post: SourcePost): Promise<void> {
    const line = { article, from: this.#fromOf(post), ...factsOf(post) };
    this.#byArticle.set(article, line);
    await appendFile(this.#file, `${JSON.stringify(line)}\n`);
  }

  /** An id or a URL that no other post has, or else where the post is in the export. */
  #fromOf({ id, addresses: [address], from }: SourcePost): string {
    if (id !== undefined) return id;
    return address !== undefined && URL.canParse(address, this.#site)
      ? new URL(address, this.#site).href
      : from;
  }
}

/** A path can be that of another post in another export, which then has another title and date. */
function isSame(known: ImportedPost, post: SourcePost, from: string): boolean {
  return known.from === from && (URL.canParse(from) || isAlike(known, post));
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
    const { article, from, title, date } = data;
    const isValid = [article, from, title].every((one) => typeof one === 'string');
    // Checked in the line above.
    return isValid ? [{ article, from, title, date } as ImportedPost] : [];
  } catch {
    return [];
  }
}
