import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

/** Whether wrk, the load generator, is installed. */
export function hasWrk(): boolean {
  return !spawnSync('wrk', ['-v']).error;
}

/**
 * Requests a file over 50 connections for `seconds`. Returns the responses per second. Throws an Error
 * if a response was not a 2xx.
 */
export async function requestsPerSecond(
  url: string,
  { encoding, seconds }: { encoding: string; seconds: number },
): Promise<number> {
  const header = encoding ? ['-H', `Accept-Encoding: ${encoding}`] : [];
  const { stdout } = await promisify(execFile)('wrk', [
    '-t',
    '1',
    '-c',
    '50',
    '-d',
    `${seconds}s`,
    ...header,
    url,
  ]);
  const [, rate] = /^Requests\/sec:\s+([\d.]+)/m.exec(stdout) ?? [];
  if (!rate || stdout.includes('Non-2xx'))
    throw new Error(`Not every response was a 2xx:\n${stdout}`);
  return Number(rate);
}
