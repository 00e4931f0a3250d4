import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { linkOrCopy } from '../link-or-copy.ts';

/** A folder of files that builds keep for later ones, each under the digest of what it was made from. */
export interface KeptFiles {
  /** Uses a kept file without reading it, so that it stays. */
  use(key: string): void;
  /** Makes a kept file appear at the path `to` as well. Returns whether it was kept. */
  putAt(key: string, to: string): boolean;
  read(key: string): Buffer<ArrayBuffer> | undefined;
  keep(key: string, content: string | Uint8Array): void;
  /** Keeps a file that is complete and that nothing writes to again. */
  keepFile(key: string, file: string): void;
  /** Removes the files that were not used since the folder was opened. */
  removeUnused(): void;
}

/**
 * Opens the folder, or creates it. A file's name ends with its length in bytes, so that a file which a
 * power failure cut off is not taken for a whole one. No file appears under its name before it is whole.
 */
export function openKeptFiles(folder: string): KeptFiles {
  mkdirSync(folder, { recursive: true });
  const names = new Map(readdirSync(folder).map((name) => [name.replace(/\.\d+$/, ''), name]));
  const used = new Set<string>();
  let parts = 0;
  return {
    use(key) {
      const name = names.get(key);
      if (name !== undefined) used.add(name);
    },
    putAt(key, to) {
      const name = names.get(key);
      if (name === undefined) return false;
      linkOrCopy(join(folder, name), to);
      if (statSync(to).size !== lengthIn(name)) {
        rmSync(to);
        return false;
      }
      used.add(name);
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
    keep(key, content) {
      const part = join(folder, `part-${process.pid}-${parts++}`);
      writeFileSync(part, content);
      renameSync(part, join(folder, nameFor(key, Buffer.byteLength(content))));
    },
    keepFile(key, file) {
      const to = join(folder, nameFor(key, statSync(file).size));
      rmSync(to, { force: true });
      linkOrCopy(file, to);
    },
    removeUnused() {
      for (const name of readdirSync(folder)) {
        if (!used.has(name)) rmSync(join(folder, name));
      }
    },
  };

  function nameFor(key: string, length: number): string {
    const name = `${key}.${length}`;
    names.set(key, name);
    used.add(name);
    return name;
  }
}

function lengthIn(name: string): number {
  return Number(name.slice(name.lastIndexOf('.') + 1));
}
