// npm run upgrade: takes a release of Broadsheet into a copy of it, and leaves the publisher's files alone.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCommand } from './command/command-line.ts';
import { makeCommand, UsageError } from './command/command.ts';
import { projectPath } from './settings/environment.ts';
import { PUBLICATION_FILES } from './settings/publication-files.ts';
import { applyMerge, BEFORE } from './upgrade/apply-merge.ts';
import { findBase } from './upgrade/find-base.ts';
import { differences, type Merge, mergeRelease } from './upgrade/merge-release.ts';
import { openRelease, type Release, taggedRelease } from './upgrade/open-release.ts';
import { ScratchRepository } from './upgrade/scratch-repository.ts';

/** The exit code if a person must settle something. */
const TO_SETTLE = 3;

/** How many files a message names. */
const MOST_NAMED = 5;

const command = makeCommand('npm run upgrade', {
  does: 'Takes a release of Broadsheet into a copy of it. Your own files stay as they are.',
  operands: [{ name: '<release>', example: '../broadsheet-0.3.0.zip' }],
  options: {
    yes: { type: 'boolean', default: false, does: 'change the files; without it, only report' },
    copy: {
      type: 'string',
      value: '<folder>',
      does: 'the copy to upgrade (default: this project)',
    },
    base: {
      type: 'string',
      value: '<release>',
      does: 'the release from which the copy began, if it cannot be found',
    },
    remote: {
      type: 'string',
      value: '<remote>',
      does: 'the git remote with the releases (default: upstream, or else origin)',
    },
  },
  notes: `<release> is a folder, a git repository, a .zip or .tar.gz file, or a version such as 0.3.0,
which is a tag of the git remote.

Your files: ${PUBLICATION_FILES.join(', ')}`,
  async run({ values, positionals: [place = ''] }) {
    const copy = resolve(values.copy ?? projectPath('.'));
    if (!existsSync(copy)) throw new UsageError(`--copy is ${copy}, which does not exist.`);
    const hasGit = mustBeCommitted(copy);
    const scratch = await ScratchRepository.create();
    try {
      const theirs = existsSync(place)
        ? await openRelease(scratch, place)
        : taggedIn(scratch, copy, { place, remote: values.remote });
      const base = await findBase(scratch, { copy, release: theirs, place: values.base });
      const ours = scratch.treeOfFolder(copy);
      if (base.tree === theirs.tree) {
        const different = base.isAssumed ? differences(scratch, { ours, theirs }) : [];
        console.log(sameVersion(theirs, different));
        return different.length > 0 ? TO_SETTLE : 0;
      }
      const merge = mergeRelease(scratch, { base, ours, theirs });
      if (values.yes) await applyMerge(scratch, merge, { copy, keepBefore: !hasGit });
      report(merge, { from: base.version, to: theirs.version, isReal: values.yes, hasGit });
      return merge.conflicts.length > 0 ? TO_SETTLE : 0;
    } finally {
      await scratch.remove();
    }
  },
});
process.exitCode = await runCommand(command, process.argv.slice(2));

/** What is said if the copy began with this version. Files that differ may be the publisher's work, or not. */
function sameVersion({ version }: Release, different: readonly string[]): string {
  if (different.length === 0) return `This copy has everything of Broadsheet ${version}.`;
  const more = different.length > MOST_NAMED ? `, and ${different.length - MOST_NAMED} more` : '';
  return [
    `This copy comes from Broadsheet ${version}, and so does the release, but files differ: ${different.slice(0, MOST_NAMED).join(', ')}${more}.`,
    `If you did not change all of them, the release is another state of ${version} than that from which the copy began. Name the old one with --base.`,
  ].join('\n');
}

/** Whether git has the copy. Throws an Error if it has changes that are not committed. */
function mustBeCommitted(copy: string): boolean {
  if (!existsSync(join(copy, '.git'))) return false;
  const { status, stdout } = spawnSync('git', ['status', '--porcelain'], {
    cwd: copy,
    encoding: 'utf8',
  });
  if (status === 0 && stdout !== '')
    throw new Error(
      'There are changes that are not committed. Commit them first, so that you can undo the upgrade.',
    );
  return status === 0;
}

/** The release that is a tag of a remote. */
function taggedIn(
  scratch: ScratchRepository,
  copy: string,
  { place, remote }: { place: string; remote: string | undefined },
): Release {
  const [, version] = /^v?(\d+\.\d+\.\d+\S*)$/.exec(place) ?? [];
  if (version === undefined)
    throw new UsageError(
      `<release> is ${JSON.stringify(place)}, which is neither a file nor a folder nor a version such as 0.3.0.`,
    );
  const names = remote === undefined ? ['upstream', 'origin'] : [remote];
  const urls = names.flatMap((name) => urlOf(copy, name) ?? (name === remote ? [name] : []));
  for (const url of urls) {
    const found = taggedRelease(scratch, url, version);
    if (found) return found;
  }
  throw new Error(
    urls.length === 0
      ? 'There is no git remote with the releases. Name one with --remote, or a file or folder in place of the version.'
      : `${urls.join(' and ')} ${urls.length === 1 ? 'has' : 'have'} no tag v${version}, or cannot be reached.`,
  );
}

function urlOf(copy: string, name: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['remote', 'get-url', name], {
    cwd: copy,
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : undefined;
}

function report(
  { written, removed, conflicts }: Merge,
  { from, to, isReal, hasGit }: { from: string; to: string; isReal: boolean; hasGit: boolean },
): void {
  if (written.length + removed.length === 0) {
    console.log(`This copy has everything of Broadsheet ${to}.`);
    return;
  }
  const did = isReal ? 'Upgraded' : 'To upgrade';
  console.log(
    `${did} from Broadsheet ${from} to ${to}: ${written.length} files written, ${removed.length} removed.`,
  );
  if (conflicts.length > 0) {
    console.log('Settle these yourself:');
    for (const { file, what } of conflicts) console.log(`  ${file}: ${what}`);
  }
  if (!isReal) {
    console.log('Nothing was written. To upgrade, add --yes.');
    return;
  }
  if (!hasGit) console.log(`The files as they were before are in ${BEFORE}/.`);
  console.log('Next: npm install, npm run check:content, then npm run build.');
}
