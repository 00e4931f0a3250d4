import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';

/** Runs two files that change the environment and the console, one after the other, in one process. */
async function runBoth(withSetup: 'yes' | 'no'): Promise<string> {
  const vitest = projectPath('node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--root', projectPath('tests/fixtures/stubbing')];
  const env = { ...process.env, WITH_SETUP: withSetup, NO_COLOR: '1' };
  return promisify(execFile)(process.execPath, args, { env }).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error as { stdout: string }).stdout,
  );
}

test('changes of a test file are undone before the next file', async () => {
  expect(await runBoth('yes')).toMatch(/Tests +2 passed/);
});

test('control: without the setup file, the next file sees the changes', async () => {
  expect(await runBoth('no')).toMatch(/Tests +1 failed \| 1 passed/);
});
