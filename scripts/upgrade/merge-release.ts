import { mergePackageJson } from './merge-package-json.ts';
import type { Release } from './open-release.ts';
import type { ScratchRepository } from './scratch-repository.ts';

/** What a release changes in a copy. Paths are from its root. */
export interface Merge {
  /** The tree with the files of Broadsheet after the upgrade. */
  tree: string;
  written: readonly string[];
  removed: readonly string[];
  /** What a person must settle: the file, and what is to be done. */
  conflicts: readonly { file: string; what: string }[];
}

const PACKAGE = 'package.json';
const LOCKFILE = 'package-lock.json';

/** Merges a release into the files of Broadsheet in a copy (`ours` is its tree), as git merges branches. */
export function mergeRelease(
  scratch: ScratchRepository,
  { base, ours, theirs }: { base: Release; ours: string; theirs: Release },
): Merge {
  const texts = (path: string) =>
    [base.tree, ours, theirs.tree].map((tree) => scratch.textAt(tree, path));
  const settled = ofPackages(texts(PACKAGE), texts(LOCKFILE));
  const own = scratch.productTree(ours);
  const commits = [base.tree, ours, theirs.tree].map((tree) =>
    scratch.productTree(tree, settled.texts),
  );
  const start = commit(scratch, commits[0] ?? '');
  // The names are those in the marks of a conflict.
  const names = ['yours', `broadsheet-${theirs.version}`] as const;
  names.forEach((name, i) => {
    const made = commit(scratch, commits[i + 1] ?? '', start);
    scratch.git(['update-ref', `refs/heads/${name}`, made]);
  });
  const quietly = [
    '-c',
    'core.quotePath=false',
    'merge-tree',
    '--write-tree',
    '--messages',
    ...names,
  ];
  const { status, stdout, stderr } = scratch.tryGit(quietly);
  if (status > 1)
    throw new Error(
      `git cannot merge the release (git 2.38 or later is required): ${stderr.trim()}`,
    );
  const [tree = '', ...lines] = stdout.split('\n');
  const { written, removed } = changes(scratch, own, tree);
  return {
    tree,
    written,
    removed,
    conflicts: [...settled.conflicts, ...lines.flatMap((line) => conflictIn(line) ?? [])],
  };
}

/** The files of a release that a copy (`ours` is its tree) has differently, or not at all. */
export function differences(
  scratch: ScratchRepository,
  { ours, theirs }: { ours: string; theirs: Release },
): string[] {
  const trees = [theirs.tree, ours].map((tree) => scratch.productTree(tree));
  const { changed, removed } = changes(scratch, trees[0] ?? '', trees[1] ?? '');
  return [...changed, ...removed].toSorted();
}

/** The files that are different between two trees; those written are the added and the changed ones. */
function changes(scratch: ScratchRepository, from: string, to: string) {
  const command = ['diff-tree', '-r', '-z', '--no-renames', '--name-status', from, to];
  const pairs = [...scratch.git(command).matchAll(/([AMDT])\0([^\0]+)\0/g)];
  const paths = (kinds: string) =>
    pairs.filter(([, kind = '']) => kinds.includes(kind)).map(([, , path = '']) => path);
  return { written: paths('AMT'), changed: paths('MT'), removed: paths('D') };
}

function commit(scratch: ScratchRepository, tree: string, parent?: string): string {
  return scratch.git(['commit-tree', tree, '-m', 'x', ...(parent ? ['-p', parent] : [])]);
}

/** package.json is merged by its keys. The lockfile follows from it, so it is that of the release. */
function ofPackages(
  [base, ours, theirs]: readonly (string | undefined)[],
  locks: readonly (string | undefined)[],
): { texts: Record<string, string | undefined>; conflicts: Merge['conflicts'] } {
  if (base === undefined || ours === undefined || theirs === undefined)
    return { texts: {}, conflicts: [] };
  const conflicts: { file: string; what: string }[] = [];
  const text = mergePackageJson([base, ours, theirs], (key) =>
    conflicts.push({
      file: PACKAGE,
      what: `${key} stays as you set it; the release changed it, too`,
    }),
  );
  if (text !== theirs && locks[0] !== locks[1])
    conflicts.push({ file: LOCKFILE, what: 'run npm install, which adds your packages again' });
  return { texts: { [PACKAGE]: text, [LOCKFILE]: locks[2] }, conflicts };
}

/** A conflict that git reports, in other words. */
function conflictIn(line: string): Merge['conflicts'][number] | undefined {
  const [, kind = '', message = ''] = /^CONFLICT \(([^)]+)\): (.*)$/.exec(line) ?? [];
  if (kind === '') return undefined;
  const [, inBoth] = /^Merge conflict in (.*)$/.exec(message) ?? [];
  if (inBoth !== undefined)
    return {
      file: inBoth,
      what: 'you and the release changed the same lines; choose between <<<<<<< and >>>>>>>',
    };
  const [, gone, where = ''] = /^(\S+) deleted in (\S+)/.exec(message) ?? [];
  if (gone !== undefined)
    return {
      file: gone,
      what:
        where === 'yours'
          ? 'you removed it, and the release changed it; remove it again if you do not need it'
          : 'you changed it, and the release removed it; move your change to where it belongs now',
    };
  return { file: message.split(' ')[0] ?? '', what: message };
}
