import { Resend } from 'resend';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { startSandbox, type Sandbox } from '../../../../scripts/sandbox/server.ts';
import {
  resendClient,
  type ResendClientOptions,
} from '../../../../src/providers/resend/resend-client.ts';
import type { LogEntry } from '../../../../src/core/log.ts';

const apiKey = 're_canary_key';

/** One sandbox for a test file, fresh for every test, whose log must stay free of addresses and keys. */
export async function sandboxed() {
  const sandbox = await startSandbox();
  const waits: number[] = [];
  const logged: LogEntry[] = [];

  beforeEach(() => {
    sandbox.reset();
    waits.length = 0;
    logged.length = 0;
  });
  afterEach(() => {
    expect(JSON.stringify(logged)).not.toMatch(/canary|@/);
  });
  afterAll(() => sandbox.close());

  const client = (options: Partial<ResendClientOptions> = {}) =>
    resendClient({
      apiKey,
      baseUrl: sandbox.url,
      sleep: async (ms) => void waits.push(ms),
      log: (entry) => void logged.push(entry),
      ...options,
    });
  // What stands in the account, asked for by the SDK alone.
  const sdk = new Resend('re_looks_on', { baseUrl: sandbox.url });
  return { sandbox, client, waits, logged, sdk };
}

/** What the code under test asked, without the looking on. */
export function asked({ ledger }: Sandbox): string[] {
  return ledger.requests
    .filter(({ headers }) => headers['authorization']?.includes('re_can'))
    .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')}`);
}
