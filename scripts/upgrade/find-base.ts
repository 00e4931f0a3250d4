import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRelease, type Release, taggedRelease } from './open-release.ts';
import type { ScratchRepository } from './scratch-repository.ts';
import { versionIn } from './version.ts';

/** The release from which a copy began. */
export interface Base extends Release {
  /** Whether nothing but its version says so: it may be another state of the same version. */
  isAssumed?: boolean;
}

/**
 * The release from which a copy began, as it was published: what is different in the copy is the publisher's
 * work. It is the one at `place`, if that is given. Otherwise the version is the one that the copy records,
 * or else that of its first commit, and its files are those of the tag in the repository of the new release,
 * or of a commit in the history of the copy. Throws an Error with one line if there is none.
 */
export async function findBase(
  scratch: ScratchRepository,
  { copy, release, place }: { copy: string; release: Release; place: string | undefined },
): Promise<Base> {
  if (place !== undefined) return openRelease(scratch, place);
  const { shared, roots } = earlyCommits(scratch, copy, release);
  const version =
    versionIn((path) => textIn(copy, path)) ?? [...shared, ...roots].map((one) => one.version)[0];
  if (version === undefined)
    throw new Error(
      `${copy} does not say from which release of Broadsheet it comes. Name that release with --base: its folder, a git repository, or a .zip or .tar.gz file.`,
    );
  // After an upgrade, an older release is no base any more. Between two states of one version, the last one that
  // the copy shares is.
  const isBase = (one: Release) => one.version === version;
  const tagged = () => release.repository && taggedRelease(scratch, release.repository, version);
  const found = shared.find(isBase) ?? tagged();
  if (found) return found;
  const assumed = [release, ...roots].find(isBase);
  if (assumed) return { ...assumed, isAssumed: true };
  throw new Error(
    `This copy comes from Broadsheet ${version}, which cannot be found. Name that release with --base: its folder, a git repository, or a .zip or .tar.gz file.`,
  );
}

/** Releases in the history of a copy: the last one that it shares with Broadsheet, and its first commits. */
function earlyCommits(
  scratch: ScratchRepository,
  copy: string,
  { tree }: Release,
): { shared: Release[]; roots: Release[] } {
  const head = existsSync(join(copy, '.git')) ? scratch.fetched(copy, 'HEAD') : undefined;
  if (!head) return { shared: [], roots: [] };
  const shared = scratch.tryGit(['merge-base', head, tree]);
  const roots = scratch.git(['rev-list', '--max-parents=0', head]).split('\n');
  const releasesAt = (commits: readonly string[]) =>
    commits.flatMap((commit) => {
      const version = versionIn((path) => scratch.textAt(commit, path));
      return version === undefined ? [] : { version, tree: commit };
    });
  return {
    shared: releasesAt(shared.status === 0 ? [shared.stdout.trim()] : []),
    roots: releasesAt(roots),
  };
}

function textIn(folder: string, path: string): string | undefined {
  return existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
}
