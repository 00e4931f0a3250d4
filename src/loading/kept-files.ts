import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { linkOrCopy } from './link-or-copy.ts';

/** A folder of files that builds keep for later ones, each under the digest of what it was made from. */
export interface KeptFiles {
  /** Uses a kept file without reading it, so that it stays. Returns whether it is kept. */
  use(key: string): boolean;
  /**
   * Makes a kept file appear at the path `to` as well, unless there is a file. Creates the folder. Returns
   * whether it is kept.
   */
  putAt(key: string, to: string): boolean;
  read(key: string): Buffer<ArrayBuffer> | undefined;
  /**
   * Returns the name of the file in the folder. Without what is kept `beside` it, if anything, the file is not
   * kept either.
   */
  keep(key: string, content: string | Uint8Array, beside?: string): string;
  readBeside(key: string): Buffer<ArrayBuffer> | undefined;
  /** Removes the files that were not used since the folder was opened. */
  removeUnused(): void;
}

/** The end of the name of a file that has another one beside it. */
const WITH_ANOTHER = '+';
const besideOf = (key: string) => `${key}.beside`;

/**
 * Opens the folder, or creates it. A file's name ends with its length in bytes, so that a file which a
 * power failure cut off is not taken for a whole one. No file appears under its name before it is whole.
 */
export function openKeptFiles(folder: string): KeptFiles {
  mkdirSync(folder, { recursive: true });
  const names = new Map(readdirSync(folder).map((name) => [name.replace(/\.\d+\+?$/, ''), name]));
  const used = new Set<string>();
  const folders = new Set<string>();
  return {
    use: (key) => whole(key) !== undefined,
    putAt(key, to) {
      const name = whole(key);
      if (name === undefined) return false;
      makeFolder(dirname(to));
      linkOrCopy(join(folder, name), to);
      return true;
    },
    read(key) {
      const name = names.get(key);
      if (name === undefined) return undefined;
      const content = readFileSync(join(folder, name));
      if (content.length !== lengthIn(name)) return undefined;
      used.add(name);
      return content;
    },
    keep(key, content, beside) {
      // First, because a build can be killed in between.
      if (beside !== undefined) this.keep(besideOf(key), beside);
      const part = join(folder, `part-${randomUUID()}`);
      writeFileSync(part, content);
      const length = Buffer.byteLength(content);
      const name = `${key}.${length}${beside === undefined ? '' : WITH_ANOTHER}`;
      names.set(key, name);
      used.add(name);
      renameSync(part, join(folder, name));
      return name;
    },
    readBeside(key) {
      return this.read(besideOf(key));
    },
    removeUnused() {
      for (const name of readdirSync(folder)) {
        if (!used.has(name)) rmSync(join(folder, name));
      }
    },
  };

  /** The name of a kept file that is whole. */
  function whole(key: string): string | undefined {
    const name = names.get(key);
    if (name === undefined || used.has(name)) return name;
    if (statSync(join(folder, name)).size !== lengthIn(name)) return undefined;
    if (name.endsWith(WITH_ANOTHER) && whole(besideOf(key)) === undefined) return undefined;
    used.add(name);
    return name;
  }

  function makeFolder(path: string): void {
    if (folders.has(path)) return;
    mkdirSync(path, { recursive: true });
    folders.add(path);
  }
}

function lengthIn(name: string): number {
  return Number.parseInt(name.slice(name.lastIndexOf('.') + 1), 10);
}
