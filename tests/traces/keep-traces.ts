import type { ChildProcess } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';

/** The folder for what the servers of all tests leave behind, for no-traces.test.ts. */
export const TRACES = projectPath('test-results/traces');

/**
 * Collects the output of a server so far, and keeps it in a file named after the test. The
 * `keys` in its environment are kept beside it, as what must not be found.
 */
export function outputOf(child: ChildProcess, env: NodeJS.ProcessEnv = {}): () => string {
  const file = traceFile(child);
  mkdirSync(TRACES, { recursive: true });
  writeFileSync(`${file}.keys`, KEYS.flatMap((name) => env[name]?.split(',') ?? []).join('\n'));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      appendFileSync(`${file}.log`, chunk);
    });
  }
  return () => text;
}

/** Keeps the outbox that a stopped server left at `path`, if any. */
export function keepOutbox(child: ChildProcess, path: string): void {
  for (const part of ['', '-wal']) {
    if (existsSync(path + part)) copyFileSync(path + part, `${traceFile(child)}.sqlite${part}`);
  }
}

const KEYS = ['TOKEN_SECRET', 'RESEND_API_KEY', 'RESEND_WEBHOOK_SECRET'];

function traceFile({ pid }: ChildProcess): string {
  return join(TRACES, `${basename(expect.getState().testPath ?? '')}-${pid}`);
}
