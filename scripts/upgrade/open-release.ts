import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { bytesOf } from '../newsroom/import/exports/export-files.ts';
import { zipFiles } from '../newsroom/import/exports/zip-files.ts';
import type { ScratchRepository } from './scratch-repository.ts';
import { versionIn } from './version.ts';

/** A release of Broadsheet. */
export interface Release {
  version: string;
  /** Its tree or commit in the scratch repository. */
  tree: string;
  /** The git repository from which it comes, which may have other releases. */
  repository?: string | undefined;
}

/**
 * Opens a release: a folder, a git repository (its newest commit), or a ZIP file or tarball. Throws an Error
 * with one line if it is none.
 */
export async function openRelease(scratch: ScratchRepository, place: string): Promise<Release> {
  const path = resolve(place);
  const isFolder = (await stat(path)).isDirectory();
  if (!isFolder) return inFolder(scratch, await unpacked(path, await scratch.newFolder()), place);
  const isRepository = existsSync(join(path, '.git')) || existsSync(join(path, 'HEAD'));
  const commit = isRepository ? scratch.fetched(path, 'HEAD') : undefined;
  return commit ? released(scratch, commit, place, path) : inFolder(scratch, path, place);
}

/** The release with a tag in a repository, such as `v0.2.0`; `undefined` if it has none. */
export function taggedRelease(
  scratch: ScratchRepository,
  repository: string,
  version: string,
): Release | undefined {
  const names = [`v${version}`, version].map((name) => `refs/tags/${name}`);
  for (const name of names) {
    const commit = scratch.fetched(repository, name);
    if (commit) return released(scratch, commit, `${repository} ${version}`, repository);
  }
  return undefined;
}

function inFolder(scratch: ScratchRepository, folder: string, place: string): Release {
  return released(scratch, scratch.treeOfFolder(folder), place);
}

function released(
  scratch: ScratchRepository,
  tree: string,
  place: string,
  repository?: string,
): Release {
  const version = versionIn((path) => scratch.textAt(tree, path));
  if (version === undefined)
    throw new Error(`${place} is not a release of Broadsheet: it has no package.json of it.`);
  return { version, tree, repository };
}

/** Unpacks an archive. Returns the folder in it with package.json. */
async function unpacked(archive: string, folder: string): Promise<string> {
  if (/\.zip$/i.test(archive)) {
    const files = await zipFiles(archive, { hidden: true });
    for (const name of files.names) {
      const bytes = await bytesOf(files, name);
      await mkdir(dirname(join(folder, name)), { recursive: true });
      // Archives of git hosts have programs without an extension, such as .ci/run.
      const mode = bytes.subarray(0, 2).toString() === '#!' ? 0o755 : 0o644;
      await writeFile(join(folder, name), bytes, { mode });
    }
  } else {
    const { status } = spawnSync('tar', ['-xf', archive, '-C', folder], { stdio: 'ignore' });
    if (status !== 0)
      throw new Error(
        `${archive} cannot be unpacked. Name a folder, a git repository, a .zip or a .tar.gz file.`,
      );
  }
  // Archives of git hosts contain one folder.
  const [only, another] = await readdir(folder);
  const isNested = only !== undefined && another === undefined;
  return isNested ? join(folder, only) : folder;
}
