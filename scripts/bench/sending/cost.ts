import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectPath } from '../../settings/environment.ts';
import { setStage } from './processes.ts';

export interface Cost {
  requests: number;
  wallMs: number;
  /** Peak memory of the command, in bytes. */
  peakBytes: number;
  delivered: number;
}

/** The cost of the command that sends to a number of subscribers. */
export async function costOfSending(subscribers: number): Promise<Cost> {
  const stage = await setStage(subscribers);
  try {
    const usage = join(stage.checkout.folder, 'usage.json');
    Object.assign(stage.env, {
      BENCH_USAGE: usage,
      NODE_OPTIONS: `--import=${projectPath('scripts/bench/print-usage.mjs')}`,
    });
    // As on a machine that runs it for the first time.
    delete stage.env['NODE_COMPILE_CACHE'];
    const run = stage.send(await stage.checkout.addIssue('2025-04-14-daily'));
    const status = await run.status;
    if (status !== 0) throw new Error(`The command exited with ${status}:\n${run.output()}`);
    const requests = stage.sandbox.ledger.requests.length;
    const delivered = stage.delivered();
    const { wallMs, peakBytes } = JSON.parse(await readFile(usage, 'utf8')) as Omit<
      Cost,
      'requests'
    >;
    return { requests, wallMs, peakBytes, delivered };
  } finally {
    await stage.close();
  }
}
