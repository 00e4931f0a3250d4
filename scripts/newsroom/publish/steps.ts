import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { MARKDOWN_ENDINGS } from '../../../src/core/markdown-files.ts';
import { projectPath } from '../../settings/environment.ts';

const here = { cwd: projectPath('.'), stdio: 'inherit' } as const;

export type Steps = ReturnType<typeof stepRunner>;

/** Runs the steps of a publication, or, without `yes`, prints them. */
export function stepRunner({ yes, push }: { yes: boolean; push: boolean }) {
  /** Runs a command; returns its exit code. */
  function attempt(
    step: string,
    [program = '', ...args]: readonly string[],
    env = process.env,
  ): number {
    const shown = [program, ...args].map((word) => word.replace(projectPath(''), '')).join(' ');
    console.log(`== ${step}: ${shown}`);
    if (!yes) return 0;
    return spawnSync(program, args, { ...here, env }).status ?? 1;
  }

  /** Runs a command. Throws an Error for the operator unless it succeeds. */
  function run(step: string, command: readonly string[], env = process.env): void {
    const status = attempt(step, command, env);
    if (status !== 0)
      throw new Error(`The step "${step}" failed with ${status}. Fix the cause, then run again.`);
  }

  /** Commits the files of an issue, and nothing else. */
  function commitIssue(message: string, id: string): void {
    const issue = `content/issues/${id}`;
    const ledger = `${issue}.ledger.json`;
    // The first is the folder of an issue that has one.
    const places = ['', ...MARKDOWN_ENDINGS].map((ending) => issue + ending);
    const planned = places.find((place) => existsSync(projectPath(place))) ?? `${issue}.mdx`;
    commit(message, yes ? [...places, ledger, `${issue}.skipped.json`] : [planned, ledger]);
  }

  /** Commits those of the files that exist or existed, and nothing else. */
  function commit(message: string, all: readonly string[]): void {
    const files = all.filter((file) => !yes || existsSync(projectPath(file)) || isTracked(file));
    if (files.length === 0) return;
    run('commit', ['git', 'add', '--', ...files]);
    const isClean =
      yes && spawnSync('git', ['diff', '--cached', '--quiet', '--', ...files], here).status === 0;
    if (!isClean) run('commit', ['git', 'commit', '-m', message, '--', ...files]);
    if (push) run('push', ['git', 'push']);
  }

  return { attempt, run, commit, commitIssue };
}

/** The command that runs a program of scripts/. */
export function node(script: string, ...args: string[]): string[] {
  return [process.execPath, projectPath(`scripts/${script}`), ...args];
}

function isTracked(file: string): boolean {
  const args = ['ls-files', '--error-unmatch', '--', file];
  return spawnSync('git', args, { cwd: here.cwd, stdio: 'ignore' }).status === 0;
}
