import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { cpuSeconds } from '../cpu-seconds.ts';

/** A server to measure. */
export interface LoadedServer {
  /** The file to request. */
  url: string;
  pid: number;
}

/** How many responses a server sends. */
export interface Rates {
  perSecond: number;
  /** For each second of CPU time of its processes; NaN if it cannot be measured here. */
  perCpuSecond: number;
}

/** Whether wrk, the load generator, is installed. */
export function hasWrk(): boolean {
  return !spawnSync('wrk', ['-v']).error;
}

/** Requests a file over 50 connections for `seconds`. Throws an Error if a response was not a 2xx. */
export async function ratesOf(
  { url, pid }: LoadedServer,
  { encoding, seconds }: { encoding: string; seconds: number },
): Promise<Rates> {
  const header = encoding ? ['-H', `Accept-Encoding: ${encoding}`] : [];
  const args = ['-t', '1', '-c', '50', '-d', `${seconds}s`, ...header, url];
  const cpuBefore = cpuSeconds(pid);
  const { stdout } = await promisify(execFile)('wrk', args);
  const cpu = cpuSeconds(pid) - cpuBefore;
  const [, perSecond] = /^Requests\/sec:\s+([\d.]+)/m.exec(stdout) ?? [];
  const [, count] = /^\s+(\d+) requests in/m.exec(stdout) ?? [];
  if (!perSecond || stdout.includes('Non-2xx'))
    throw new Error(`Not every response was a 2xx:\n${stdout}`);
  return { perSecond: Number(perSecond), perCpuSecond: Number(count) / cpu };
}
