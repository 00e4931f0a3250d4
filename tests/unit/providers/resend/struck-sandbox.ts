import { Resend } from 'resend';
import { afterAll, expect } from 'vitest';
import { startSandbox } from '../../../../scripts/sandbox/server.ts';
import { resendAudience } from '../../../../src/providers/resend/resend-audience.ts';
import { resendClient, type ResendClient } from '../../../../src/providers/resend/resend-client.ts';
import { FAULT_MODES, type FaultClass, type FaultMode } from './fault-modes.ts';

/** Comes to the request that is to fail, from the call of `strike` on; gives what is to be done. */
export type Run = (resend: ResendClient, strike: () => void) => Promise<FaultClass>;
/** Where another class is right than the usual one. */
export type Exceptions = Partial<Record<FaultMode, FaultClass>>;
export const MODES = Object.keys(FAULT_MODES) as FaultMode[];

export const names = {
  segment: 'Readers',
  newsletters: ['daily', 'weekly'].map((id) => ({ id, name: id, promise: id })),
};

/** A sandbox whose requests of one kind go wrong, with the list as it stands once a server has run. */
export async function struckSandbox() {
  const sandbox = await startSandbox();
  afterAll(() => sandbox.close());
  const logged: string[] = [];
  /** As the worker asks, once, or as a command does, which tries again itself. */
  const client = (timeoutMs = 10_000, pausesMs?: number[]) =>
    resendClient({
      apiKey: 're_canary_key',
      baseUrl: sandbox.url,
      timeoutMs,
      ...(pausesMs && { pausesMs }),
      sleep: async () => undefined,
      log: (entry) => void logged.push(JSON.stringify(entry)),
    });
  const sdk = new Resend('re_looks_on', { baseUrl: sandbox.url });
  const ids = await resendAudience(client(), names).ids();

  /** Has each request of that kind go wrong, such as `GET /contacts/*`, and looks that no log tells of anybody. */
  async function struck(request: string, mode: FaultMode, run: Run, pausesMs?: number[]) {
    const [method = '', path = ''] = request.split(' ');
    const strike = () => {
      sandbox.ledger.clear();
      sandbox.inject({ ...FAULT_MODES[mode][0], method, path, times: 99 });
    };
    // Long enough on a busy machine. Where nobody ever answers, other requests need some time too.
    const timeoutMs = mode.startsWith('silence') ? 300 : 10_000;
    const result = await run(client(timeoutMs, pausesMs), strike);
    sandbox.clearFaults();
    expect(logged.join()).not.toMatch(/canary|@/);
    logged.length = 0;
    const strikes = sandbox.ledger.requests.filter((r) => r.method === method && r.fault !== null);
    return { result, strikes: strikes.length };
  }
  return { struck, client, sdk, ids };
}
