import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../server/free-port.ts';

/** The path of libnginx-mod-http-brotli-static's module on Debian and Ubuntu. */
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

export interface Nginx {
  url: string;
  pid: number;
  /** Whether it serves files compressed with Brotli. */
  hasBrotli: boolean;
  close(): Promise<void>;
}

/**
 * Starts nginx for the files in `root` on a free port, with a typical production configuration: a worker
 * per core, an open file cache, and the compressed files beside the originals. Returns `undefined` if
 * nginx is not installed.
 */
export async function startNginx(root: string): Promise<Nginx | undefined> {
  if (spawnSync('nginx', ['-v']).error) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-nginx-'));
  await mkdir(join(folder, 'temp'));
  const port = await freePort();
  const hasBrotli = existsSync(BROTLI);
  const file = join(folder, 'nginx.conf');
  await writeFile(file, configuration({ folder, root, port, hasBrotli }));
  const child = spawn('nginx', ['-p', folder, '-c', file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilItAnswers(url, child);
  return {
    url,
    pid: child.pid ?? NaN,
    hasBrotli,
    async close() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}

function configuration(of: { folder: string; root: string; port: number; hasBrotli: boolean }) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
${of.hasBrotli ? `load_module ${BROTLI};` : ''}
worker_processes auto;
error_log ${of.folder}/error.log;
pid ${of.folder}/nginx.pid;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=10000;
  gzip_static on;
  ${of.hasBrotli ? 'brotli_static on;' : ''}
  ${temporary.map((name) => `${name}_temp_path ${of.folder}/temp/${name};`).join('\n  ')}
  server {
    listen 127.0.0.1:${of.port};
    root ${of.root};
  }
}
`;
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (child.exitCode === null && performance.now() < deadline) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error('nginx did not start. See its error above.');
}
