import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { projectPath } from '../../../../scripts/settings/environment.ts';
import { folderWith } from '../newsroom/import/imported.ts';
import { zipWith } from '../newsroom/import/zip-with.ts';
import { git } from '../../../git.ts';

type Files = Record<string, string>;

const LINES = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`);
const lines = (changes: Record<number, string> = {}) =>
  LINES.map((line, i) => `${changes[i + 1] ?? line}\n`).join('');
const packageJson = (fields: object) =>
  `${JSON.stringify({ name: 'broadsheet', private: true, ...fields }, null, 2)}\n`;

/** Three releases of a small Broadsheet. The first has no file with its version. */
const RELEASES: Record<string, Files> = {
  '0.1.0': {
    'package.json': packageJson({
      version: '0.1.0',
      scripts: { dev: 'a' },
      dependencies: { x: '1' },
    }),
    'package-lock.json': '{"lock": 1}\n',
    '.gitignore': 'node_modules\n.broadsheet/\n',
    'src/plain.ts': lines(),
    'src/edited.ts': lines(),
    'src/moved.ts': lines(),
    'src/dropped.ts': lines(),
    'src/site.config.ts': 'name: Demo\n',
    'content/articles/demo.md': 'Demo\n',
    'scripts/old/gone.ts': 'gone\n',
  },
  '0.2.0': {
    'package.json': packageJson({
      version: '0.2.0',
      scripts: { dev: 'b', upgrade: 'c' },
      dependencies: { x: '2', y: '1' },
    }),
    'package-lock.json': '{"lock": 2}\n',
    '.broadsheet-version': '0.2.0\n',
    '.gitignore': 'node_modules\n.broadsheet/\ndist\n',
    '.ci/run': '#!/bin/sh\n',
    'src/plain.ts': lines({ 3: 'better' }),
    'src/edited.ts': lines({ 3: 'better' }),
    'src/new/moved.ts': lines(),
    'src/site.config.ts': 'name: Demo\nnew: setting\n',
    'content/articles/demo.md': 'Demo, rewritten\n',
    'content/articles/second.md': 'Demo\n',
  },
  '0.3.0': {
    'package.json': packageJson({ version: '0.3.0', scripts: { dev: 'b', upgrade: 'd' } }),
    'package-lock.json': '{"lock": 3}\n',
    '.broadsheet-version': '0.3.0\n',
    '.gitignore': 'node_modules\n.broadsheet/\ndist\n',
    'src/plain.ts': lines({ 3: 'best' }),
    'src/edited.ts': lines({ 3: 'best' }),
  },
};

/** What the publisher does in every copy. */
function edit(copy: string): void {
  const write = (path: string, text: string) => writeFileSync(join(copy, path), text);
  write('src/site.config.ts', 'name: Mine\n');
  write('content/articles/demo.md', 'Mine\n');
  write('notes.txt', 'Mine\n');
  write('src/edited.ts', lines({ 17: 'mine' }));
  write('src/moved.ts', lines({ 10: 'mine' }));
  const own = { name: 'my-paper', version: '7.0.0', scripts: { dev: 'a', mine: 'm' } };
  write('package.json', packageJson({ ...own, dependencies: { x: '1', z: '1' } }));
}

function commitAll(folder: string, message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '-m', message);
}

/** A repository with the releases up to one of them, each with its tag. */
async function repository(last: string, { tags = true } = {}): Promise<string> {
  const folder = await folderWith({});
  git(folder, 'init', '--quiet');
  for (const [version, files] of Object.entries(RELEASES)) {
    git(folder, 'rm', '-r', '--quiet', '--ignore-unmatch', '.');
    cpSync(await folderWith(files), folder, { recursive: true });
    commitAll(folder, `Release ${version}`);
    if (tags) git(folder, 'tag', `v${version}`);
    if (version === last) break;
  }
  return folder;
}

function upgrade(copy: string, ...args: string[]) {
  const script = projectPath('scripts/upgrade.ts');
  const { status, stdout, stderr } = spawnSync('node', [script, '--copy', copy, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A copy that began in one of the usual ways with 0.1.0, and how it gets 0.2.0. */
const BEGINNINGS: Record<string, () => Promise<{ copy: string; args: string[] }>> = {
  async clone() {
    const releases = await repository('0.2.0');
    const copy = join(await folderWith({}), 'copy');
    git(releases, 'clone', '--quiet', releases, copy);
    git(copy, 'reset', '--quiet', '--hard', 'v0.1.0');
    return { copy, args: ['0.2.0'] };
  },
  async fork() {
    const releases = await repository('0.2.0');
    const fork = join(await folderWith({}), 'fork.git');
    git(await repository('0.1.0'), 'clone', '--quiet', '--bare', '.', fork);
    const copy = join(await folderWith({}), 'copy');
    git(fork, 'clone', '--quiet', fork, copy);
    git(copy, 'remote', 'add', 'upstream', releases);
    return { copy, args: ['v0.2.0'] };
  },
  async template() {
    const copy = await folderWith(RELEASES['0.1.0'] ?? {});
    git(copy, 'init', '--quiet');
    commitAll(copy, 'Initial commit');
    return { copy, args: [await folderWith(RELEASES['0.2.0'] ?? {})] };
  },
  async zip() {
    const zipOf = async (version: string) => {
      const files = Object.entries(RELEASES[version] ?? {});
      const nested = files.map(([path, text]) => [`broadsheet-${version}/${path}`, text]);
      const folder = await folderWith({ 'a.zip': zipWith(Object.fromEntries(nested)) });
      return join(folder, 'a.zip');
    };
    const copy = await folderWith(RELEASES['0.1.0'] ?? {});
    return { copy, args: [await zipOf('0.2.0'), '--base', await zipOf('0.1.0')] };
  },
};

describe.each(Object.entries(BEGINNINGS))('a copy that began as %s', (name, begin) => {
  let copy: string;
  let args: string[];
  const read = (path: string) => readFileSync(join(copy, path), 'utf8');
  beforeEach(async () => {
    ({ copy, args } = await begin());
    edit(copy);
    if (name !== 'zip') commitAll(copy, 'Make it mine');
  });

  test('takes a release, and keeps what is the publisher’s', () => {
    const dry = upgrade(copy, ...args);
    expect(dry).toMatchObject({ status: 3, stderr: '' });
    expect(dry.stdout).toContain('Nothing was written. To upgrade, add --yes.');
    expect(read('src/plain.ts')).toBe(lines());

    const { status, stdout } = upgrade(copy, ...args, '--yes');
    expect(stdout).toContain('Upgraded from Broadsheet 0.1.0 to 0.2.0: ');
    expect(read('src/site.config.ts')).toBe('name: Mine\n');
    expect(read('content/articles/demo.md')).toBe('Mine\n');
    expect(existsSync(join(copy, 'content/articles/second.md'))).toBe(false);
    expect(read('notes.txt')).toBe('Mine\n');

    expect(read('src/plain.ts')).toBe(lines({ 3: 'better' }));
    expect(read('src/edited.ts')).toBe(lines({ 3: 'better', 17: 'mine' }));
    // A file that the release moved takes the change along.
    expect(read('src/new/moved.ts')).toBe(lines({ 10: 'mine' }));
    expect(existsSync(join(copy, 'src/dropped.ts'))).toBe(false);
    expect(existsSync(join(copy, 'scripts/old'))).toBe(false);
    expect(read('.broadsheet-version')).toBe('0.2.0\n');
    // Archives do not say which files are programs.
    if (name === 'zip') expect(statSync(join(copy, '.ci/run')).mode & 0o100).toBe(0o100);

    expect(JSON.parse(read('package.json'))).toEqual({
      name: 'my-paper',
      private: true,
      version: '7.0.0',
      scripts: { dev: 'b', upgrade: 'c', mine: 'm' },
      dependencies: { x: '2', y: '1', z: '1' },
    });
    expect(read('package-lock.json')).toBe('{"lock": 2}\n');
    // The publisher and the release changed the version.
    expect(stdout).toContain(
      '  package.json: version stays as you set it; the release changed it, too',
    );
    expect(status).toBe(3);

    if (name === 'zip') {
      expect(read('.broadsheet/before-upgrade/src/plain.ts')).toBe(lines());
      return;
    }
    expect(upgrade(copy, ...args).stderr).toContain('There are changes that are not committed.');
    commitAll(copy, 'Upgrade');
    expect(upgrade(copy, ...args)).toMatchObject({
      stdout: expect.stringContaining(
        // A folder does not say which state of 0.2.0 the copy has.
        name === 'template'
          ? 'files differ: package.json, src/edited.ts, src/new/moved.ts.\nIf you did not change all of them,'
          : 'This copy has everything of Broadsheet 0.2.0.',
      ),
    });
  });
});

async function templateCopy(change: (copy: string) => void): Promise<string> {
  const copy = await folderWith(RELEASES['0.1.0'] ?? {});
  git(copy, 'init', '--quiet');
  commitAll(copy, 'Initial commit');
  change(copy);
  commitAll(copy, 'Make it mine');
  return copy;
}

test('what a person must settle is named, and stays in the files', async () => {
  const copy = await templateCopy((folder) => {
    writeFileSync(join(folder, 'src/plain.ts'), lines({ 3: 'mine' }));
    writeFileSync(join(folder, 'src/dropped.ts'), lines({ 3: 'mine' }));
    rmSync(join(folder, 'src/edited.ts'));
  });
  const { status, stdout } = upgrade(copy, await repository('0.2.0'), '--yes');
  expect(status).toBe(3);
  expect(stdout).toContain(
    '  src/plain.ts: you and the release changed the same lines; choose between <<<<<<< and >>>>>>>\n',
  );
  expect(stdout).toContain('  src/dropped.ts: you changed it, and the release removed it; ');
  expect(stdout).toContain('  src/edited.ts: you removed it, and the release changed it; ');
  expect(readFileSync(join(copy, 'src/plain.ts'), 'utf8')).toContain(
    '<<<<<<< yours\nmine\n=======\nbetter\n>>>>>>> broadsheet-0.2.0\n',
  );
  expect(readFileSync(join(copy, 'src/dropped.ts'), 'utf8')).toBe(lines({ 3: 'mine' }));
});

test('the release after that starts from the one before, not from the beginning', async () => {
  const copy = await templateCopy((folder) => {
    writeFileSync(join(folder, 'src/edited.ts'), lines({ 17: 'mine' }));
  });
  const releases = await repository('0.3.0');
  git(copy, 'remote', 'add', 'origin', releases);
  expect(upgrade(copy, '0.2.0', '--yes').status).toBe(0);
  commitAll(copy, 'Upgrade');
  expect(upgrade(copy, '0.3.0', '--yes')).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(join(copy, 'src/edited.ts'), 'utf8')).toBe(lines({ 3: 'best', 17: 'mine' }));

  // Without tags, the first commit is no base for a copy that was upgraded.
  commitAll(copy, 'Upgrade again');
  const untagged = await repository('0.2.0', { tags: false });
  const { status, stderr } = upgrade(copy, untagged);
  expect(status).toBe(1);
  expect(stderr).toContain(
    'This copy comes from Broadsheet 0.3.0, which cannot be found. Name that release with --base',
  );
});

test('between two states of one version, nothing is written by guess', async () => {
  const state = (text: string, lock: string) => ({
    ...RELEASES['0.2.0'],
    'src/plain.ts': lines({ 3: text }),
    'package-lock.json': lock,
  });
  const [before, after] = [state('better', '{"lock": 2}\n'), state('best', '{"lock": 3}\n')];
  const newer = await folderWith(after);
  const copy = await folderWith(before);
  expect(upgrade(copy, newer)).toEqual({
    status: 3,
    stdout:
      'This copy comes from Broadsheet 0.2.0, and so does the release, but files differ: package-lock.json, src/plain.ts.\nIf you did not change all of them, the release is another state of 0.2.0 than that from which the copy began. Name the old one with --base.\n',
    stderr: '',
  });
  expect(upgrade(copy, copy)).toMatchObject({
    status: 0,
    stdout: 'This copy has everything of Broadsheet 0.2.0.\n',
  });
  expect(upgrade(copy, newer, '--base', await folderWith(before)).stdout).toContain(
    'To upgrade from Broadsheet 0.2.0 to 0.2.0: 2 files written, 0 removed.',
  );

  // A clone shares its history with both.
  const releases = await folderWith(before);
  git(releases, 'init', '--quiet');
  commitAll(releases, 'One state');
  const clone = join(await folderWith({}), 'copy');
  git(releases, 'clone', '--quiet', releases, clone);
  cpSync(newer, releases, { recursive: true });
  commitAll(releases, 'Another state');
  // Its tag may be set later than the copy was made.
  git(releases, 'tag', 'v0.2.0');
  expect(upgrade(clone, releases).stdout).toContain(': 2 files written, 0 removed.');
});

test.each([
  ['nothing', 2, 'is neither a file nor a folder nor a version such as 0.3.0.'],
  ['9.9.9', 1, 'There is no git remote with the releases.'],
  [
    '.git/HEAD',
    1,
    'cannot be unpacked. Name a folder, a git repository, a .zip or a .tar.gz file.',
  ],
  ['src', 1, 'is not a release of Broadsheet'],
])('%s in place of a release is refused', async (place, status, message) => {
  const copy = await templateCopy((folder) => writeFileSync(join(folder, 'notes.txt'), 'x'));
  const isInCopy = existsSync(join(copy, place));
  const result = upgrade(copy, isInCopy ? join(copy, place) : place);
  expect(result.status).toBe(status);
  expect(result.stderr).toContain(message);
  expect(result.stderr).not.toMatch(/^ {4}at /m);
});
