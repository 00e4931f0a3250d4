import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '../../scripts/settings/environment.ts';
import { freePort } from '../../scripts/server/free-port.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { runHosting } from '../site/run-hosting.ts';
import { type RunningSite, runSite, until } from '../site/running-site.ts';
import { hasProgram } from './has-program.ts';

/** A web server with the file that npm run hosting writes for it. */
export interface WebServer {
  name: 'nginx' | 'caddy';
  isHere: boolean;
  /** Starts it with `file` in `folder`. */
  start(file: string, folder: string): Promise<ChildProcess>;
}

const nginx: WebServer = {
  name: 'nginx',
  isHere: hasProgram('nginx', '-v', 'the file for nginx'),
  async start(file, folder) {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    const main = join(folder, 'main.conf');
    await writeFile(
      main,
      `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
error_log ${folder}/error.log;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  include ${file};
}
`,
    );
    return spawn('nginx', ['-p', folder, '-c', main], { stdio: ['ignore', 'ignore', 'inherit'] });
  },
};

const caddy: WebServer = {
  name: 'caddy',
  isHere: hasProgram('caddy', 'version', 'the file for Caddy'),
  async start(file, folder) {
    const main = join(folder, 'Caddyfile');
    await writeFile(main, `{\n  admin off\n}\nimport ${file}\n`);
    const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    const args = ['run', '--config', main, '--adapter', 'caddyfile'];
    return spawn('caddy', args, {
      env,
      stdio: ['ignore', 'ignore', openSync(join(folder, 'error.log'), 'w')],
    });
  },
};

export const webServers = [nginx, caddy];

/** With it, /metrics can be read past the web server. */
export const HEALTH_TOKEN = 'a-token-of-the-tests-that-is-long-enough';

/** Leaves a build as it is. */
export const unchanged = (): Promise<void> => Promise.resolve();

/** A copy of the project and its build, served by Node.js. */
export interface HostedSite {
  /** The address of the web server. */
  url: string;
  node: RunningSite;
  copy: ProjectCopy;
  /** Starts a web server in front, with the file for the current build. */
  putInFront(server: WebServer): Promise<{ close(): Promise<void> }>;
  /** Points dist/ to a changed copy of the build of the test project in one step. */
  swap(change: (build: string) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Starts Node.js for the build of the test project, which `prepare` changes first. */
export async function hostSite({
  path = '',
  prepare = unchanged,
}: { path?: string; prepare?: (build: string) => Promise<void> } = {}): Promise<HostedSite> {
  const copy = await copyProject();
  const builds = join(copy.folder, '.broadsheet/builds');
  let count = 0;
  const swap: HostedSite['swap'] = async (change) => {
    const build = join(builds, `build-${count++}`);
    const options = { recursive: true, verbatimSymlinks: true, preserveTimestamps: true };
    await mkdir(builds, { recursive: true });
    await cp(`${projectPath('dist')}/`, build, options);
    await change(build);
    await symlink(build, join(copy.folder, 'dist.next'));
    await rename(join(copy.folder, 'dist.next'), join(copy.folder, 'dist'));
  };
  await swap(prepare);
  const url = `http://localhost:${await freePort()}${path}`;
  const port = await freePort();
  const env = { SITE_URL: `${url}/`, PORT: String(port), TRUSTED_PROXIES: '127.0.0.1' };
  const limits = { SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES: '1', HEALTH_TOKEN };
  const node = await runSite({ ...env, ...limits }, { root: copy.folder, port, path });
  return {
    url,
    node,
    copy,
    swap,
    putInFront: (server) => putInFront(server, { url, root: copy.folder, env }),
    async close() {
      await node.close();
      await copy.remove();
    },
  };
}

async function putInFront(
  server: WebServer,
  { url, root, env }: { url: string; root: string; env: Record<string, string> },
): Promise<{ close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), `broadsheet-${server.name}-`));
  const file = join(folder, 'site.conf');
  const { status, stderr } = runHosting(root, [server.name, '--out', file], env);
  if (status !== 0) throw new Error(stderr);
  const child = await server.start(file, folder);
  const answers = () =>
    fetch(`${url}/`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(async () => child.exitCode !== null || (await answers()));
  if (child.exitCode !== null) throw new Error(await readFile(join(folder, 'error.log'), 'utf8'));
  return {
    async close() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}
