import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';

const { scripts } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const programs = Object.entries(scripts).flatMap(([name, command]) => {
  const [, file] = /^node (scripts\/\w+\.ts)/.exec(command) ?? [];
  return file ? [[`npm run ${name}`, file] as const] : [];
});

test('finds every program of package.json', () => {
  expect(programs.length).toBeGreaterThan(11);
});

test.each(programs)(
  '%s names an unknown option, prints its usage and exits with 2',
  (_name, file) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [projectPath(file), '--no-such-option'],
      { env: bareEnv(), encoding: 'utf8', timeout: 60_000 },
    );
    expect(stderr).toContain('--no-such-option');
    expect(stderr).toMatch(/npm (run|test|start)/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  },
);
