import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFileLock } from '../../../../src/providers/sqlite/file-lock.ts';

const module = new URL('../../../../src/providers/sqlite/file-lock.ts', import.meta.url);
let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'turn-'));
  file = join(folder, 'locks/issue.lock');
});
afterEach(() => rm(folder, { recursive: true }));

/** A process that has its turn until it ends. */
async function holder() {
  const program = `
    import { withFileLock } from '${module.href}';
    await withFileLock(process.argv[1], () => {
      console.log('mine');
      setInterval(() => undefined, 1000);
      return new Promise((resolve) => process.on('SIGTERM', resolve));
    });
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('two processes take turns', async () => {
  const other = await holder();
  const course: string[] = [];
  const mine = withFileLock(
    file,
    async () => void course.push('mine'),
    () => {
      course.push('waiting');
      other.once('exit', () => course.push('other ends'));
      other.kill();
    },
  );
  await mine;
  await (other.exitCode ?? other.signalCode ?? once(other, 'exit'));
  expect(course[0]).toBe('waiting');
  expect(course.slice(1).toSorted()).toEqual(['mine', 'other ends']);
});

test('the lock of a killed process blocks nobody', async () => {
  const other = await holder();
  other.kill('SIGKILL');
  await once(other, 'exit');
  let waited = false;
  expect(
    await withFileLock(
      file,
      async () => 'done',
      () => (waited = true),
    ),
  ).toBe('done');
  expect(waited).toBe(false);
});

test('a failure releases the lock', async () => {
  const failing = withFileLock(file, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await withFileLock(file, async () => 'done')).toBe('done');
});

test('if no lock can be created, the work does not run', async () => {
  await writeFile(join(folder, 'locks'), 'a file in place of the folder');
  let worked = false;
  const work = async () => void (worked = true);
  await expect(withFileLock(file, work)).rejects.toThrow();
  expect(worked).toBe(false);
});
