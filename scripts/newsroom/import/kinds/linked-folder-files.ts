import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { MAX_BYTES, TOO_LARGE } from '../downloads.ts';

/** Folders of generators whose files are at the root of the site. */
export const AT_ROOT = ['', 'static', 'public', 'src', 'assets'];

/** The files in a folder to which its posts link. */
export class LinkedFolderFiles {
  readonly #root: string;
  readonly #read = new Set<string>();

  /** `root` is a path without links in it. */
  constructor(root: string) {
    this.#root = root;
  }

  /** Whether a link leads to a file of the folder, by its path with slashes. */
  has(name: string): boolean {
    return this.#read.has(name);
  }

  /**
   * Reads the file of a link in a post; `undefined` if it is not in the folder, or hidden. Throws an Error that says
   * why it cannot be read, to follow `which`.
   */
  async read(href: string, post: string): Promise<Buffer | undefined> {
    const path = pathIn(href);
    for (const candidate of path === undefined ? [] : this.#candidates(path, post)) {
      const real = await realpath(candidate).catch(() => '');
      const name = relative(this.#root, real).split(sep).join('/');
      const isInside = real.startsWith(this.#root + sep) && !/(?:^|\/)\./.test(name);
      const facts = isInside ? await stat(real) : undefined;
      if (!facts?.isFile()) continue;
      this.#read.add(name);
      if (facts.size > MAX_BYTES) throw new Error(TOO_LARGE);
      return readFile(real);
    }
    return undefined;
  }

  #candidates(path: string, post: string): string[] {
    const beside = path.startsWith('/') ? [] : [resolve(this.#root, dirname(post), path)];
    // The folder may be a section of the site: /blog/a.pdf is a.pdf in it.
    const inSection = /^\/[^/]+(\/.+)$/.exec(path)?.[1];
    return [
      ...beside,
      ...[...AT_ROOT, 'content'].map((folder) => join(this.#root, folder, path)),
      ...(inSection === undefined ? [] : [join(this.#root, inSection)]),
    ];
  }
}

/** The path of a link or picture, decoded; `undefined` if it is a URL. */
export function pathIn(src: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(src)) return undefined;
  try {
    return decodeURI(src.replace(/[?#].*$/s, '')).replace(/^[~@]\//, './');
  } catch {
    return undefined;
  }
}
