import { appendFile, readFile } from 'node:fs/promises';
import { dump, load } from 'js-yaml';

/** The file with the addresses that redirect, from the project's root. */
const REDIRECTS = 'content/redirects.yaml';

/** Adds redirects to those of the publication. */
export class Redirects {
  readonly #file: URL;
  readonly #known: Set<string>;

  private constructor(file: URL, known: Iterable<string>) {
    this.#file = file;
    this.#known = new Set(known);
  }

  static async read(root: URL): Promise<Redirects> {
    const file = new URL(REDIRECTS, root);
    const data: unknown = load((await readFile(file, 'utf8').catch(() => '')) || '{}');
    return new Redirects(file, Object.keys(data ?? {}));
  }

  /** Leads addresses of the old site to `target`, a path from the root of this site. */
  async add(addresses: readonly string[], target: string): Promise<void> {
    const urls = addresses.map((address) => new URL(address, 'http://old.invalid'));
    // Of /?p=12, only the path could redirect, and that is another page.
    const paths = urls.filter(({ search }) => search === '').map(({ pathname }) => pathname);
    const isNew = (path: string) => path !== '/' && path !== target && !this.#known.has(path);
    const added = new Set(paths.filter(isNew));
    if (added.size === 0) return;
    for (const path of added) this.#known.add(path);
    const lines = Array.from(added, (path) => dump({ [path]: target }, { lineWidth: -1 }));
    await appendFile(this.#file, lines.join(''));
  }
}
