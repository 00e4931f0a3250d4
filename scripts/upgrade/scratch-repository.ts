import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PUBLICATION_FILES } from '../settings/publication-files.ts';

/** Settings of a person that would change the result, and what would only take time. */
const SETTINGS = [
  'core.autocrlf=false',
  'core.excludesFile=',
  'merge.conflictStyle=merge',
  'core.looseCompression=0',
  'core.fsync=none',
  'gc.auto=0',
];

/** Who makes the commits in it, which nobody sees. */
const IDENTITY = {
  GIT_AUTHOR_NAME: 'Broadsheet',
  GIT_AUTHOR_EMAIL: 'broadsheet@localhost',
  GIT_COMMITTER_NAME: 'Broadsheet',
  GIT_COMMITTER_EMAIL: 'broadsheet@localhost',
};

/**
 * A repository in a temporary folder, in which git compares and merges trees that share no history. Ids are
 * those of git objects in it.
 */
export class ScratchRepository {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(): Promise<ScratchRepository> {
    const scratch = new ScratchRepository(await mkdtemp(join(tmpdir(), 'broadsheet-upgrade-')));
    scratch.git(['init', '--quiet', '--bare']);
    return scratch;
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }

  /** Creates a folder that is removed with it. */
  newFolder(): Promise<string> {
    return mkdtemp(join(this.#folder, 'files-'));
  }

  /** Runs git; returns what it prints. Throws an Error with its last line if it fails. */
  git(args: readonly string[], options: { workTree?: string; input?: string } = {}): string {
    const { status, stdout, stderr } = this.tryGit(args, options);
    if (status === 0) return stdout.replace(/\n$/, '');
    throw new Error(`git ${args[0]} failed: ${stderr.trim().split('\n').at(-1) ?? ''}`);
  }

  /** Runs git; returns its exit code and what it prints. */
  tryGit(
    args: readonly string[],
    { workTree, input }: { workTree?: string; input?: string } = {},
  ): { status: number; stdout: string; stderr: string } {
    const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
    const { status, stdout, stderr, error } = spawnSync('git', [...settings, ...args], {
      cwd: workTree ?? this.#folder,
      encoding: 'utf8',
      maxBuffer: 512 * 1024 * 1024,
      input,
      env: {
        ...process.env,
        ...IDENTITY,
        GIT_DIR: this.#folder,
        GIT_INDEX_FILE: join(this.#folder, 'index'),
        ...(workTree !== undefined && { GIT_WORK_TREE: workTree }),
      },
    });
    if (error) throw new Error('git is required. Install it, then run the same command again.');
    return { status: status ?? 1, stdout, stderr };
  }

  /** The tree of the files in a folder that its .gitignore does not leave out. */
  treeOfFolder(folder: string): string {
    this.git(['read-tree', '--empty']);
    this.git(['add', '--all', '--', '.'], { workTree: folder });
    return this.git(['write-tree']);
  }

  /** The commit of a reference in another repository; `undefined` if it has none of that name. */
  fetched(repository: string, reference: string): string | undefined {
    const { status } = this.tryGit(['fetch', '--quiet', '--no-tags', repository, reference]);
    return status === 0 ? this.git(['rev-parse', 'FETCH_HEAD^{commit}']) : undefined;
  }

  /** The text of a file in a tree or commit; `undefined` if it is not there. */
  textAt(tree: string, path: string): string | undefined {
    const { status, stdout } = this.tryGit(['cat-file', 'blob', `${tree}:${path}`]);
    return status === 0 ? stdout : undefined;
  }

  /** The tree without the files that belong to the publisher, and with other texts for some files. */
  productTree(tree: string, texts: Readonly<Record<string, string | undefined>> = {}): string {
    this.git(['read-tree', tree]);
    this.git(['rm', '-r', '--cached', '--quiet', '--ignore-unmatch', '--', ...PUBLICATION_FILES]);
    for (const [path, text] of Object.entries(texts)) {
      if (text === undefined) continue;
      const blob = this.git(['hash-object', '-w', '--stdin'], { input: text });
      this.git(['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`]);
    }
    return this.git(['write-tree']);
  }
}
