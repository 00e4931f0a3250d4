import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { PUBLICATION_FILES } from '../../scripts/settings/publication-files.ts';
import { git } from '../git.ts';

const root = projectPath('.');
const { version } = JSON.parse(await readFile(projectPath('package.json'), 'utf8')) as {
  version: string;
};

/** The last commit of release 0.1.0 in the history of this project; `undefined` without that history. */
function firstRelease(): string | undefined {
  try {
    const [later] = git(root, 'log', '--format=%H', '-S"version": "0.2.0"', '--', ':/package.json')
      .trim()
      .split('\n');
    return later ? git(root, 'rev-parse', '--verify', '--quiet', `${later}^`).trim() : undefined;
  } catch {
    return undefined;
  }
}

const before = firstRelease();

describe.skipIf(before === undefined)(
  'a copy of release 0.1.0 is upgraded to this version (skipped without its commit)',
  () => {
    let folder: string;
    let releases: string;
    let released: Map<string, string>;
    const old = () => join(folder, 'old');
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'broadsheet-upgrades-'));
      await mkdir(old());
      const archive = execFileSync('git', ['archive', before ?? ''], {
        cwd: git(root, 'rev-parse', '--show-toplevel').trim(),
        maxBuffer: 2 ** 28,
      });
      execFileSync('tar', ['-x', '-C', old()], { input: archive });

      // A repository with both releases, each with its tag.
      releases = join(folder, 'releases');
      await mkdir(releases);
      git(releases, 'init', '--quiet');
      const commit = (from: string, tag: string) => {
        git(releases, `--work-tree=${from}`, 'add', '--all');
        git(releases, 'commit', '--quiet', '-m', tag);
        git(releases, 'tag', tag);
      };
      commit(old(), 'v0.1.0');
      commit(root, `v${version}`);
      git(releases, 'reset', '--quiet', '--hard');
      released = await filesIn(releases);
    });
    afterAll(() => rm(folder, { recursive: true }));

    const BEGINNINGS: Record<string, (copy: string) => string[]> = {
      clone(copy) {
        git(releases, 'clone', '--quiet', releases, copy);
        git(copy, 'reset', '--quiet', '--hard', 'v0.1.0');
        return [version];
      },
      fork(copy) {
        const fork = `${copy}.git`;
        git(releases, 'clone', '--quiet', '--bare', '.', fork);
        git(fork, 'clone', '--quiet', fork, copy);
        git(copy, 'reset', '--quiet', '--hard', 'v0.1.0');
        git(copy, 'remote', 'add', 'upstream', releases);
        return [`v${version}`];
      },
      template(copy) {
        execFileSync('cp', ['-r', old(), copy]);
        git(copy, 'init', '--quiet');
        git(copy, 'add', '--all');
        git(copy, 'commit', '--quiet', '-m', 'Initial commit');
        const fresh = join(folder, 'fresh');
        git(releases, 'worktree', 'add', '--quiet', '--detach', fresh, `v${version}`);
        rmSync(join(fresh, '.git'));
        return [fresh];
      },
      zip(copy) {
        execFileSync('cp', ['-r', old(), copy]);
        const archive = join(folder, 'release.tar.gz');
        const args = ['archive', '--prefix=broadsheet/', '-o', archive, `v${version}`];
        git(releases, ...args);
        return [archive, '--base', old()];
      },
    };

    test.each(Object.entries(BEGINNINGS))('that began as %s', async (name, begin) => {
      const copy = join(folder, name);
      const args = begin(copy);
      const config = await readFile(join(copy, 'src/site.config.ts'), 'utf8');
      await writeFile(
        join(copy, 'src/site.config.ts'),
        config.replace("name: 'Broadsheet'", "name: 'The Paper'"),
      );
      await appendFile(join(copy, 'README.md'), '\nOur own notes.\n');
      const json = await readFile(join(copy, 'package.json'), 'utf8');
      await writeFile(
        join(copy, 'package.json'),
        json.replace('"name": "broadsheet"', '"name": "paper"'),
      );
      if (name !== 'zip') git(copy, 'commit', '--quiet', '--all', '-m', 'Make it mine');
      const mine = await filesIn(copy, PUBLICATION_FILES);

      const script = projectPath('scripts/upgrade.ts');
      const { status, stdout, stderr } = spawnSync(
        'node',
        [script, ...args, '--copy', copy, '--yes'],
        { encoding: 'utf8' },
      );
      expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(`Upgraded from Broadsheet 0.1.0 to ${version}: `);

      const upgraded = await filesIn(copy);
      const edited = ['README.md', 'package.json'];
      const isOwn = (path: string) =>
        PUBLICATION_FILES.some((own) => path === own || path.startsWith(`${own}/`));
      const where = (wanted: (path: string) => boolean, files: Map<string, string>) =>
        new Map([...files].filter(([path]) => wanted(path)));
      expect(where(isOwn, upgraded)).toEqual(mine);
      const isProduct = (path: string) => !edited.includes(path) && !isOwn(path);
      expect(where(isProduct, upgraded)).toEqual(where(isProduct, released));
      expect(await readFile(join(copy, 'README.md'), 'utf8')).toBe(
        `${await readFile(join(releases, 'README.md'), 'utf8')}\nOur own notes.\n`,
      );
      const wanted = JSON.parse(await readFile(join(releases, 'package.json'), 'utf8')) as object;
      expect(JSON.parse(await readFile(join(copy, 'package.json'), 'utf8'))).toEqual({
        ...wanted,
        name: 'paper',
      });

      // The content of 0.1.0 is content of this version. Every copy now has the same files.
      if (name !== 'clone') return;
      await symlink(projectPath('node_modules'), join(copy, 'node_modules'));
      const check = spawnSync('node', ['scripts/check-content.ts'], {
        cwd: copy,
        encoding: 'utf8',
        env: { ...process.env, BUILD_NOW: '' },
      });
      expect(check.stderr).toBe('');
      expect(check.status).toBe(0);
    });
  },
);

/** What all calls hash into, so that each file is stored once. */
const scratch = await mkdtemp(join(tmpdir(), 'broadsheet-scratch-'));
execFileSync('git', ['init', '--quiet', '--bare', scratch]);
afterAll(() => rm(scratch, { recursive: true }));

/** The digests of the files in a folder, or below some paths in it, by their paths. */
async function filesIn(
  folder: string,
  paths: readonly string[] = ['.'],
): Promise<Map<string, string>> {
  const index = join(scratch, 'index-of-files');
  await rm(index, { force: true });
  const env = { ...process.env, GIT_INDEX_FILE: index, GIT_CONFIG_GLOBAL: '/dev/null' };
  const settings = ['-c', 'core.looseCompression=0', '-c', 'core.fsync=none'];
  const run = (...args: string[]) =>
    execFileSync('git', [...settings, `--git-dir=${scratch}`, `--work-tree=${folder}`, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env,
      maxBuffer: 2 ** 26,
    });
  run('add', '--all', '--', ...paths.filter((path) => existsSync(join(folder, path))));
  const lines = run('ls-files', '--stage').trim();
  return new Map(
    lines.split('\n').map((line) => {
      const [facts = '', path = ''] = line.split('\t');
      return [path, facts];
    }),
  );
}
