import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../settings/environment.ts';
import { median } from './median.ts';
import { sentResponse, startBareHttp } from './serving/bare-http.ts';
import { hasWrk, type LoadedServer, type Rates, ratesOf } from './serving/load.ts';
import { startNginx } from './serving/nginx.ts';
import { setSignUpStage } from './signups/stage.ts';

const FORMS = [
  { form: 'plain', encoding: '' },
  { form: 'gzip', encoding: 'gzip' },
  { form: 'brotli', encoding: 'br' },
];
const RUNS = 3;

/**
 * Prints the requests per second, and per second of CPU time, that the server handles for files of the
 * build in dist/, compared with Node.js's bare HTTP server in one process and in two, and with nginx:
 * medians of three alternating runs of `seconds` over 50 connections on the same machine. Without
 * nginx, leaves it out. Throws an Error if wrk is not installed or there is no build.
 */
export async function benchServing(seconds: number): Promise<void> {
  if (!hasWrk()) throw new Error('wrk is not installed. On Debian, run apt-get install wrk.');
  const client = projectPath('dist/client');
  const paths = ['/', ...newestArticle(client), '/rss.xml', ...scriptOf(client)];
  let pid = NaN;
  const stage = await setSignUpStage((server) => (pid = server.pid ?? NaN));
  const bare = await startBareHttp({ processes: 1 });
  const two = await startBareHttp({ processes: 2 });
  const nginx = await startNginx(client);
  if (!nginx) console.log('nginx is not installed: skipping the comparison.');
  else if (!nginx.hasBrotli)
    console.log('nginx does not have brotli_static: skipping the comparison for Brotli.');
  try {
    const begun = performance.now();
    await stage.start();
    console.log(`start: ${Math.round(performance.now() - begun)} ms`);
    console.log(`idle memory: ${await residentMiB(stage.url)} MiB`);
    console.log(HEADING);
    for (const path of paths) {
      for (const { form, encoding } of FORMS) {
        const ours = { url: stage.url + path, pid };
        const isAtNginx = nginx && (form !== 'brotli' || nginx.hasBrotli);
        const response = await sentResponse(ours.url, encoding);
        await Promise.all([bare.serve(response), two.serve(response)]);
        const servers = { ours, bare, two, ...(isAtNginx && { nginx: at(nginx, path) }) };
        const rates = await compare(servers, { encoding, seconds });
        console.log(row([path, form, response.body.length], rates));
      }
    }
  } finally {
    await Promise.all([stage.close(), bare.close(), two.close(), nginx?.close()]);
  }
}

/** The resident memory of a server, in MiB, as it says itself. */
async function residentMiB(url: string): Promise<number> {
  const figures = await (await fetch(`${url}/metrics`)).text();
  const [, bytes] = /^process_resident_memory_bytes (\S+)$/m.exec(figures) ?? [];
  return Math.round(Number(bytes) / 2 ** 20);
}

function at({ url, pid }: LoadedServer, path: string): LoadedServer {
  return { url: url + path, pid };
}

type Compared<Value> = Record<'ours' | 'bare' | 'two', Value> & { nginx?: Value };

async function compare(
  servers: Compared<LoadedServer>,
  load: { encoding: string; seconds: number },
): Promise<Compared<Rates>> {
  const all = Object.values(servers);
  // The first responses are slower, because nothing is in memory or compiled yet.
  for (const server of all) await ratesOf(server, { ...load, seconds: 1 });
  const runs = all.map((): Rates[] => []);
  for (let run = 0; run < RUNS; run++)
    for (const [i, server] of all.entries()) runs[i]?.push(await ratesOf(server, load));
  const medians = runs.map((rates) => ({
    perSecond: median(rates.map(({ perSecond }) => perSecond)),
    perCpuSecond: median(rates.map(({ perCpuSecond }) => perCpuSecond)),
  }));
  const [ours = NONE, bare = NONE, two = NONE, nginx] = medians;
  return { ours, bare, two, ...(nginx && { nginx }) };
}

const NONE: Rates = { perSecond: NaN, perCpuSecond: NaN };

const HEADING = `
                                                    per second                                      per second of CPU time
file                          form      bytes     ours node:http   2 of it    nginx   ratio     ours node:http    nginx   ratio`;

function row(
  [path, form, bytes]: [string, string, number],
  { ours, bare, two, nginx = NONE }: Compared<Rates>,
): string {
  const number = (value: number, width: number, digits = 0) =>
    (Number.isNaN(value) ? '-' : value.toFixed(digits)).padStart(width);
  return [
    (path.length > 28 ? `${path.slice(0, 27)}…` : path).padEnd(30),
    form.padEnd(7),
    number(bytes, 8),
    number(ours.perSecond, 9),
    number(bare.perSecond, 10),
    number(two.perSecond, 10),
    number(nginx.perSecond, 9),
    number(ours.perSecond / nginx.perSecond, 8, 2),
    number(ours.perCpuSecond, 9),
    number(bare.perCpuSecond, 10),
    number(nginx.perCpuSecond, 9),
    number(ours.perCpuSecond / nginx.perCpuSecond, 8, 2),
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
