import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Resend } from 'resend';
import { expect, onTestFinished, test } from 'vitest';
import { letter, runningSandbox } from './running-sandbox.ts';

const { sandbox } = await runningSandbox();
const main = resolve('scripts/sandbox/main.ts');

/** Runs the command in an empty folder. */
async function run(port: number) {
  const cwd = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const env = { ...process.env, SANDBOX_PORT: `${port}` };
  const child = spawn(process.execPath, [main], { cwd, env });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await rm(cwd, { recursive: true });
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  return { child, cwd, said };
}

test('says where the inbox is, and saves everything when it is told to stop', async () => {
  const { child, cwd, said } = await run(0);
  await expect.poll(() => said.out, { timeout: 4_000 }).toMatch(/^Sandbox: .+\/\n$/);
  const baseUrl = /http:\/\/127\.0\.0\.1:\d+/.exec(said.out)?.[0] ?? '';
  await new Resend('re_x', { baseUrl }).emails.send(letter({}));
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  const saved = JSON.parse(await readFile(join(cwd, '.broadsheet/sandbox.json'), 'utf8'));
  expect(saved.emails).toHaveLength(1);
});

test('a port in use is said in one line', async () => {
  const { child, said } = await run(sandbox.port);
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(said.err).toBe(
    `Sandbox: port ${sandbox.port} is in use. Stop what runs there, or choose another with ` +
      'SANDBOX_PORT.\n',
  );
});
