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

test.each([
  ['publish.ts', ['--newsletter', 'hourly'], '--newsletter must be one of breaking, daily, weekly'],
  ['publish.ts', ['--phase', 'bild'], 'found "bild". Did you mean build?'],
  ['publish.ts', ['--force', 'aproval'], '--force must be one of '],
  ['issue.ts', ['plan', '--newsletter', 'hourly'], 'found "hourly"'],
  ['issue.ts', ['preview', '2025-04-14-dayly'], 'There is no issue 2025-04-14-dayly'],
  ['issue.ts', ['check', '2025-04-14-dayly'], 'There is no issue 2025-04-14-dayly'],
  ['issue.ts', ['send', '2025-04-14-dayly'], 'There is no issue 2025-04-14-dayly'],
  ['issue.ts', ['status', '--expect', 'hourly'], '--expect must be one of '],
  ['doctor.ts', ['--retry', '999999'], '--retry 999999: no parked job has that number'],
  ['doctor.ts', ['--drop', '999999'], '--drop 999999: no parked job has that number'],
  ['rollback.ts', ['no-such-build'], '"no-such-build" is not a kept build'],
  ['bench.ts', ['signups', '--part', 'loads'], 'Did you mean load?'],
  ['screenshots.ts', ['--only', 'fronts'], 'Did you mean front?'],
])('%s %j names something that does not exist: exits with 2', (file, args, message) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [projectPath(`scripts/${file}`), ...args],
    { env: bareEnv(), encoding: 'utf8', timeout: 60_000 },
  );
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});
