import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Form, isText } from './codings.ts';

/** A file of a build. */
export interface BuiltFile {
  /** Absolute path on disk. */
  file: string;
  /** Its path from the root of the site, not percent-encoded. A page's ends with a slash. */
  address: string;
  isText: boolean;
  /** The forms that were requested so far. */
  variants: Partial<Record<Form, Variant>>;
}

/** A file in one of its forms. Always the same object, so that it can be a key. */
export interface Variant {
  file: string;
  form: Form;
}

export function variantOf({ file, variants }: BuiltFile, form: Form): Variant {
  return (variants[form] ??= { file, form });
}

/**
 * Returns the file at an address. If the address of a page lacks its trailing slash, returns the page's
 * path instead, percent-encoded.
 */
export type FindFile = (address: string) => BuiltFile | { pageAt: string } | undefined;

/** The name of the file with a folder's page. */
const INDEX = /(?<=\/)index\.html$/;

export interface IndexedFiles {
  find: FindFile;
  /** Sorted by address. */
  all: readonly BuiltFile[];
}

/**
 * Indexes the files in `client` once. Requests are looked up in this index, so that no address can reach
 * anything else on the disk.
 */
export async function indexFiles(client: string): Promise<IndexedFiles> {
  const files = new Map<string, BuiltFile>();
  const list = async (folder: string): Promise<void> => {
    const entries = await readdir(join(client, folder), { withFileTypes: true });
    const folders = entries.map(async (entry) => {
      const path = `${folder}${entry.name}`;
      if (entry.isDirectory()) return list(`${path}/`);
      if (!entry.isFile()) return;
      const address = path.replace(INDEX, '');
      const file = join(client, path);
      files.set(address, { file, address, isText: isText(path), variants: {} });
    });
    await Promise.all(folders);
  };
  await list('/');
  const all = [...files.values()].toSorted((a, b) => (a.address < b.address ? -1 : 1));
  const find: FindFile = (address) => files.get(address) ?? findPage(address);
  const findPage = (address: string) => {
    if (INDEX.test(address)) return files.get(address.replace(INDEX, ''));
    if (!files.has(`${address}/`)) return undefined;
    return { pageAt: `${address.split('/').map(encodeURIComponent).join('/')}/` };
  };
  return { find, all };
}
