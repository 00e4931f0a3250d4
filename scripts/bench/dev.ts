import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { counted, megabytes, seconds } from '../build/build-log.ts';
import { links } from '../../src/core/links.ts';
import { freePort } from '../server/free-port.ts';
import { seededProject } from './build.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { median } from './median.ts';
import { seededArticles } from './seeded-articles.ts';

const EDITS = 5;

/**
 * Times `npm run dev` with `count` generated articles: the first start, which compiles all of them, a later
 * one, and edits of an article, each until the browser has been told and the page has the new text. Prints the
 * peak memory of the command with Astro. Needs Linux.
 */
export async function benchDev(count: number): Promise<void> {
  const articles = seededArticles(count);
  const [[path, text] = ['', '']] = Object.entries(articles);
  const { folder, write, remove } = await seededProject(articles);
  const article = links.article(path.replace(/^.*\/|\.\w+$/g, ''));
  const port = await freePort();
  const row = (name: string, { ms, cpuMs }: Taken) =>
    console.log(name.padEnd(28) + seconds(ms).padStart(9) + seconds(cpuMs).padStart(9));
  console.log(`${counted(count)} articles${' '.repeat(22)}wall      CPU`);
  try {
    for (const name of ['First start', 'Later start']) {
      const server = spawn(process.execPath, ['scripts/dev.ts'], {
        cwd: folder,
        stdio: 'ignore',
        env: { ...process.env, PORT: String(port), SANDBOX_PORT: String(await freePort()) },
      });
      const page = `http://127.0.0.1:${port}${article}`;
      try {
        row(`${name}, first article`, await taken(server, () => answered(page)));
        const edits: Taken[] = [];
        while (name === 'Later start' && edits.length < EDITS) {
          await new Promise((resolve) => setTimeout(resolve, 3000));
          const words = `Edit number ${edits.length}.`;
          const seen = await onReload(page, words);
          edits.push(
            await taken(server, async () => {
              await write({ [path]: `${text}\n${words}\n` });
              await seen();
            }),
          );
        }
        if (edits.length > 0) {
          const [ms, cpuMs] = [edits.map((one) => one.ms), edits.map((one) => one.cpuMs)];
          row('An edit seen', { ms: median(ms), cpuMs: median(cpuMs) });
        }
        console.log(`${name}, peak memory: ${megabytes(peakBytesOf(server))}`);
      } finally {
        server.kill();
        await once(server, 'exit');
      }
    }
  } finally {
    await remove();
  }
}

interface Taken {
  ms: number;
  cpuMs: number;
}

async function taken({ pid = NaN }: ChildProcess, run: () => Promise<void>): Promise<Taken> {
  const [start, cpuBefore] = [performance.now(), cpuSeconds(pid)];
  await run();
  return { ms: performance.now() - start, cpuMs: (cpuSeconds(pid) - cpuBefore) * 1000 };
}

async function answered(page: string): Promise<void> {
  while (!(await fetch(page).catch(() => undefined))?.ok) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Connects as the browser does. What it returns resolves when the page has the words after a reload. */
async function onReload(page: string, words: string): Promise<() => Promise<void>> {
  const socket = new WebSocket(new URL('/', page.replace('http', 'ws')), 'vite-hmr');
  await once(socket, 'open');
  return async () => {
    for (;;) {
      const [{ data }] = (await once(socket, 'message')) as [MessageEvent<string>];
      if (!data.includes('"full-reload"')) continue;
      if ((await (await fetch(page)).text()).includes(words)) return socket.close();
    }
  };
}

/** The most memory that a process and its children have used, as the kernel counts it. */
function peakBytesOf({ pid }: ChildProcess): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
  return [String(pid), ...children].filter(Boolean).reduce((sum, one) => {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${one}/status`, 'utf8')) ?? [];
    return sum + Number(kilobytes) * 1024;
  }, 0);
}
