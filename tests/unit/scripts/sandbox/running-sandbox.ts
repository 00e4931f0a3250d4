import { Resend } from 'resend';
import { afterAll, beforeEach } from 'vitest';
import { startSandbox } from '../../../../scripts/sandbox/server.ts';
import type { SandboxOptions } from '../../../../scripts/sandbox/server.ts';

/** Saturday, 7 February 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 1, 7, 12);

/** A sandbox whose clock is stopped at noon, reset before each test, and the real SDK for it. */
export async function runningSandbox(options: SandboxOptions = { now: () => NOON }) {
  const sandbox = await startSandbox(options);
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.close());
  return { sandbox, resend: new Resend('re_full_access', { baseUrl: sandbox.url }) };
}

/** The data of an SDK call that must succeed. */
export function dataOf<T>(result: { data: T | null; error: unknown }): T {
  if (result.data === null) throw new Error(`the sandbox refused: ${JSON.stringify(result.error)}`);
  return result.data;
}

/** A valid email with some fields changed. */
export function letter<F extends object>(fields: F) {
  return {
    from: 'Broadsheet <news@broadsheet.example>',
    to: 'ann@readers.example',
    subject: 'Please confirm',
    html: '<p>Hello</p>',
    ...fields,
  };
}
