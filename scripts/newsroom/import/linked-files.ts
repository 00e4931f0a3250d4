import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { extname, posix } from 'node:path';
import { decodedPath } from '../../../src/core/percent-encoding.ts';
import { slugFrom } from '../../../src/core/slug.ts';
import { CAMERA_FILE, hasPosition } from '../../../src/pictures/has-position.ts';
import type { FileLink, LinkTarget } from './clean/cleaning.ts';
import { IMPORT_FOLDER, MAX_BYTES, TOO_LARGE } from './downloads.ts';
import type { Source, SourcePost } from './source-post.ts';

/** Where the files are that readers download, from the root of the site. */
const FOLDER = '/files/';

/** A file to which an article links, such as a PDF. */
export interface LinkedFile {
  /** Where readers get it, from the root of the site. */
  address: string;
  bytes: Buffer;
  /** Its path on the old site, if that is known. */
  oldPath?: string | undefined;
}

/** Where a link leads, and the file that has to be there. */
type FoundTarget = Omit<LinkTarget, 'file'> & { file?: LinkedFile };

/** What is around a link. */
interface Place {
  source: Source;
  post: SourcePost;
  /** The name of the article. */
  slug: string;
}

/** The files to which imported articles link, in public/. A file that is there is never replaced. */
export class LinkedFiles {
  readonly #root: URL;
  /** By the digest of their bytes: a file to which several articles link is copied once. */
  readonly #addresses = new Map<string, string>();
  /** Digests by address. */
  readonly #taken = new Map<string, string>();

  /** `root` is the project's folder, with a slash at its end. */
  constructor(root: URL) {
    this.#root = root;
  }

  /**
   * Finds the file of a link in the export. Readers could guess where a file in public/ is, so that of an article which
   * they do not see is not copied.
   */
  async find(
    href: string,
    { file: link, ...target }: LinkTarget & { file: FileLink },
    place: Place,
  ): Promise<FoundTarget> {
    const name = nameIn(href);
    try {
      const bytes = await bytesOf(href, link, place);
      if (!bytes) return target;
      const wanted = `${FOLDER}${place.slug}/${safeName(name)}`;
      if (link.why !== undefined) {
        const note = `did not copy the file ${name}, because the article ${link.why}; once readers see it, copy the file to public${wanted} and link to ${wanted}`;
        return { ...target, note };
      }
      const address = await this.#addressFor(bytes, wanted);
      const part = /#.*$/s.exec(href)?.[0] ?? '';
      const isKnown = /^(?:\/|https?:)/i.test(href) || place.post.addresses.length > 0;
      return {
        href: `${address}${part}`,
        note: `copied the file ${name} to public${address}`,
        file: { address, bytes, ...(isKnown && { oldPath: link.path }) },
      };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { ...target, note: `did not copy the file ${name}, which ${reason}` };
    }
  }

  /** Writes files, each in one step. */
  async write(files: readonly LinkedFile[]): Promise<void> {
    for (const { address, bytes } of files) {
      const file = this.#fileAt(address);
      if (await readFile(file).catch(() => undefined)) continue;
      const fresh = new URL('file.new', new URL(IMPORT_FOLDER, this.#root));
      await mkdir(new URL('.', fresh), { recursive: true });
      await mkdir(new URL('.', file), { recursive: true });
      await writeFile(fresh, bytes);
      await rename(fresh, file);
    }
  }

  /** The address of a file with these bytes: that of an equal one, or a free one. */
  async #addressFor(bytes: Buffer, wanted: string): Promise<string> {
    const digest = digestOf(bytes);
    const known = this.#addresses.get(digest);
    if (known !== undefined) return known;
    const { dir, name, ext } = posix.parse(wanted);
    for (let count = 1; ; count++) {
      const address = `${dir}/${name}${count === 1 ? '' : `-${count}`}${ext}`;
      const there = await this.#digestAt(address);
      if (there !== undefined && there !== digest) continue;
      this.#addresses.set(digest, address);
      this.#taken.set(address, digest);
      return address;
    }
  }

  async #digestAt(address: string): Promise<string | undefined> {
    const bytes = await readFile(this.#fileAt(address)).catch(() => undefined);
    return this.#taken.get(address) ?? (bytes && digestOf(bytes));
  }

  #fileAt(address: string): URL {
    return new URL(`public${address}`, this.#root);
  }
}

async function bytesOf(
  href: string,
  { path }: FileLink,
  { source, post }: Place,
): Promise<Buffer | undefined> {
  const isRelative = !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href);
  const bytes = await source.linkedFile?.(isRelative ? href : path, post);
  if (!bytes) return undefined;
  if (bytes.length === 0) throw new Error('is empty');
  if (bytes.length > MAX_BYTES) throw new Error(TOO_LARGE);
  if (CAMERA_FILE.test(nameIn(href)) && (await hasPosition(bytes)))
    throw new Error('states where it was taken; remove the location, and copy it to public/');
  return bytes;
}

/** The name of a file as its link has it. */
function nameIn(href: string): string {
  return posix.basename(decodedPath(href.replace(/[?#].*$/s, '')));
}

/** A name that every file system and URL can have. */
function safeName(name: string): string {
  const extension = extname(name).toLowerCase();
  return `${slugFrom(name.slice(0, name.length - extension.length)) || 'file'}${extension}`;
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
