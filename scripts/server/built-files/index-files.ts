import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Form, isText } from './codings.ts';

/** A file of a build. */
export interface BuiltFile {
  /** On the disk. */
  file: string;
  /** Its path from the root of the site, not percent-encoded; that of a page ends with a slash. */
  address: string;
  isText: boolean;
  /** The file in the forms in which it was asked for. */
  variants: Partial<Record<Form, Variant>>;
}

/** A file in one of its forms. The same object each time, so that it can be a key. */
export interface Variant {
  file: string;
  form: Form;
}

export function variantOf({ file, variants }: BuiltFile, form: Form): Variant {
  return (variants[form] ??= { file, form });
}

/**
 * Gives the file at an address. Where the address of a page lacks its slash at the end, gives the
 * page's path instead, percent-encoded.
 */
export type FindFile = (address: string) => BuiltFile | { pageAt: string } | undefined;

export interface IndexedFiles {
  find: FindFile;
  /** In the order of their addresses. */
  all: readonly BuiltFile[];
}

/**
 * Lists the files under `client` once. What is asked for is looked up in this list, so that nothing
 * else on the disk can be found by any address.
 */
export async function indexFiles(client: string): Promise<IndexedFiles> {
  const files = new Map<string, BuiltFile>();
  const list = async (folder: string): Promise<void> => {
    const entries = await readdir(join(client, folder), { withFileTypes: true });
    const folders = entries.map(async (entry) => {
      const path = `${folder}${entry.name}`;
      if (entry.isDirectory()) return list(`${path}/`);
      if (!entry.isFile()) return;
      const address = path.replace(/(?<=\/)index\.html$/, '');
      const file = join(client, path);
      files.set(path, { file, address, isText: isText(path), variants: {} });
    });
    await Promise.all(folders);
  };
  await list('/');
  const all = [...files.values()].toSorted((a, b) => (a.address < b.address ? -1 : 1));
  const find: FindFile = (address) => {
    if (address.endsWith('/')) return files.get(`${address}index.html`);
    if (!files.has(`${address}/index.html`)) return files.get(address);
    return { pageAt: `${address.split('/').map(encodeURIComponent).join('/')}/` };
  };
  return { find, all };
}
