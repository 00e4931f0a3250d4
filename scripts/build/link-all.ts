import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { linkOrCopy } from '../../src/loading/link-or-copy.ts';

/** Adds the files in a folder that `isWanted` to the folder `to`, as hard links. */
export async function linkAll(
  from: string,
  to: string,
  isWanted: (file: string) => boolean = () => true,
): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(from.length);
    if (!isWanted(path)) continue;
    const target = join(to, path);
    if (!existsSync(dirname(target))) await mkdir(dirname(target), { recursive: true });
    linkOrCopy(file, target);
  }
}
