import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../settings/environment.ts';
import { median } from './median.ts';
import { hasWrk, requestsPerSecond } from './serving/load.ts';
import { startNginx } from './serving/nginx.ts';
import { setSignUpStage } from './signups/stage.ts';

const FORMS = [
  { form: 'plain', encoding: '' },
  { form: 'gzip', encoding: 'gzip' },
  { form: 'brotli', encoding: 'br' },
];
const RUNS = 3;

/**
 * Prints the requests per second that the server handles for files of the build in dist/, compared with
 * nginx: medians of three alternating runs of `seconds` over 50 connections on the same machine. Without
 * nginx, measures only the server. Throws an Error if wrk is not installed or there is no build.
 */
export async function benchServing(seconds: number): Promise<void> {
  if (!hasWrk()) throw new Error('wrk is not installed. On Debian, run apt-get install wrk.');
  const client = projectPath('dist/client');
  const paths = ['/', ...newestArticle(client), '/rss.xml', ...scriptOf(client)];
  const stage = await setSignUpStage();
  const nginx = await startNginx(client);
  if (!nginx) console.log('nginx is not installed: skipping the comparison.');
  else if (!nginx.hasBrotli)
    console.log('nginx does not have brotli_static: skipping the comparison for Brotli.');
  try {
    const begun = performance.now();
    await stage.start();
    console.log(`start: ${Math.round(performance.now() - begun)} ms`);
    console.log(`idle memory: ${await residentMiB(stage.url)} MiB`);
    console.log('file                              form       bytes    ours/s   nginx/s   ratio');
    for (const path of paths) {
      for (const { form, encoding } of FORMS) {
        const other =
          nginx && (form !== 'brotli' || nginx.hasBrotli) ? nginx.url + path : undefined;
        const rates = await compare(stage.url + path, other, { encoding, seconds });
        const bytes = await sizeOf(stage.url + path, encoding);
        console.log(row([path, form, bytes, ...rates]));
      }
    }
  } finally {
    await Promise.all([stage.close(), nginx?.close()]);
  }
}

/** The resident memory of a server, in MiB, as it says itself. */
async function residentMiB(url: string): Promise<number> {
  const figures = await (await fetch(`${url}/metrics`)).text();
  const [, bytes] = /^process_resident_memory_bytes (\S+)$/m.exec(figures) ?? [];
  return Math.round(Number(bytes) / 2 ** 20);
}

async function compare(
  ours: string,
  other: string | undefined,
  load: { encoding: string; seconds: number },
): Promise<[number, number, number]> {
  // The first responses are slower, because nothing is in memory or compiled yet.
  await requestsPerSecond(ours, { ...load, seconds: 1 });
  const rates = { ours: [] as number[], other: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    rates.ours.push(await requestsPerSecond(ours, load));
    if (other) rates.other.push(await requestsPerSecond(other, load));
  }
  const [a, b] = [median(rates.ours), median(rates.other)];
  return [a, b, a / b];
}

async function sizeOf(url: string, encoding: string): Promise<number> {
  const { headers } = await fetch(url, {
    method: 'HEAD',
    headers: { 'accept-encoding': encoding || 'identity' },
  });
  return Number(headers.get('content-length'));
}

function row([path, form, bytes, ours, other, ratio]: [string, string, ...number[]]): string {
  const number = (value = NaN, digits = 0) => (Number.isNaN(value) ? '-' : value.toFixed(digits));
  return [
    (path.length > 32 ? `${path.slice(0, 31)}…` : path).padEnd(34),
    form.padEnd(8),
    number(bytes).padStart(8),
    number(ours).padStart(10),
    number(other).padStart(10),
    number(ratio, 2).padStart(8),
  ].join('');
}

function newestArticle(client: string): string[] {
  const front = readFileSync(join(client, 'index.html'), 'utf8');
  return front.match(/\/articles\/[^"/]+\//)?.slice(0, 1) ?? [];
}

function scriptOf(client: string): string[] {
  return globSync('_astro/*.js', { cwd: client })
    .slice(0, 1)
    .map((file) => `/${file}`);
}
