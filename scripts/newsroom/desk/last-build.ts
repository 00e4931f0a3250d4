import { lstat, readFile, realpath } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pMap from 'p-map';
import type { LastBuild } from '../../../src/desk/desk.ts';
import { contentHashIn } from '../issue/live-pages.ts';

let known: { folder: string; build: LastBuild } | undefined;

/** The articles of the build at `dist`; `undefined` if there is none. A build is read once. */
export async function readLastBuild(dist: string): Promise<LastBuild | undefined> {
  const folder = await realpath(dist).catch(() => undefined);
  if (folder === undefined) return undefined;
  if (known?.folder !== folder) known = { folder, build: await readBuild(dist, folder) };
  return known.build;
}

async function readBuild(dist: string, folder: string): Promise<LastBuild> {
  const articles = join(folder, 'client/articles');
  // A redirect has no hash.
  const hashes = await pMap(
    globSync('*/index.html', { cwd: articles }),
    async (file) => {
      const hash = contentHashIn(await readFile(join(articles, file), 'utf8'));
      return hash === undefined ? [] : [[dirname(file), hash] as const];
    },
    { concurrency: 16 },
  );
  return { at: (await lstat(dist)).mtime, articles: new Map(hashes.flat()) };
}
