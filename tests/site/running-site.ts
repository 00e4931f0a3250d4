import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';
import { freePort } from '../../scripts/server/free-port.ts';
import { type Sandbox, startSandbox } from '../../scripts/sandbox/server.ts';
import { keepOutbox, outputOf } from '../traces/keep-traces.ts';
import { otherTarget } from './targets/target.ts';

/** The built site as an operator runs it, with a sandbox in this process. */
export interface RunningSite {
  url: string;
  sandbox: Sandbox;
  /** The server's process. */
  pid: number;
  /** Everything that the server has printed so far. */
  output(): string;
  close(): Promise<void>;
}

/** The site's URL and its sandbox, before it starts. */
type At = Pick<RunningSite, 'url' | 'sandbox'>;

/**
 * Serves dist/ with npm run serve in production mode, on a free port or on `at.port`; if `at.root` is
 * set, the dist/ of the project copy in that folder, which was built for `at.path`, such as `/news`. In the
 * project of another target, serves its build as its host does. Its output and outbox are kept for the
 * search for traces.
 */
export async function runSite(
  settings: Record<string, string> | ((at: At) => Promise<Record<string, string>>) = {},
  at: { port?: number; path?: string } & Place = {},
): Promise<RunningSite> {
  const sandbox = await startSandbox();
  const port = at.port ?? (await freePort());
  const url = `http://localhost:${port}${at.path ?? ''}`;
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-outbox-'));
  const env = typeof settings === 'function' ? await settings({ url, sandbox }) : settings;
  const wholeEnv = {
    ...productionEnv(`${url}/`, sandbox.url),
    OUTBOX_PATH: join(folder, 'outbox.sqlite'),
    // All visitors of a test have the same network address.
    SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES: '100000',
    SIGN_UPS_PER_CLIENT_PER_DAY: '100000',
    SIGN_UPS_PER_HOUR: '100000',
    PORT: String(port),
    ...env,
  };
  const { child, output } = serve(wholeEnv, at);
  await until(() => output().includes('Site:') || child.exitCode !== null);
  if (child.exitCode !== null) throw new Error(`The site did not start:\n${output()}`);

  return {
    url,
    sandbox,
    pid: child.pid ?? 0,
    output,
    async close() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      keepOutbox(child, wholeEnv.OUTBOX_PATH);
      await sandbox.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Settings with which the server starts in production mode. */
export function productionEnv(siteUrl: string, resendUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    SITE_URL: siteUrl,
    RESEND_API_KEY: 're_test_key',
    RESEND_BASE_URL: resendUrl,
    NEWSLETTER_FROM: 'Broadsheet <news@broadsheet.example>',
    TOKEN_SECRET: 'a-secret-of-the-tests-that-is-long-enough',
    OUTBOX_PATH: join(tmpdir(), 'broadsheet-tests-outbox.sqlite'),
  };
}

/** Where a server runs. Default: in this project, as a normal process. */
interface Place {
  /** Folder of a copy of the project. */
  root?: string;
  /** Arguments of the server. */
  args?: readonly string[];
  /** A command that runs another, such as `unshare`. */
  inside?: readonly string[];
}

/** Runs npm run serve, or the host of the running target, with only this environment. */
export function serve(
  env: Record<string, string>,
  { root, inside = [], args = [] }: Place = {},
): { child: ChildProcess; output: () => string } {
  const other = root === undefined ? otherTarget() : undefined;
  const serving = other
    ? [
        process.execPath,
        projectPath('tests/site/targets/serve-target.ts'),
        other.target,
        other.root,
      ]
    : [process.execPath, join(root ?? projectPath('.'), 'scripts/serve.ts'), ...args];
  const [program = '', ...rest] = [...inside, ...serving];
  const child = spawn(program, rest, {
    env: { ...bareEnv(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, output: outputOf(child, env) };
}

/** Resolves as soon as a condition holds. Throws an Error after 90 seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 90_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('waited for 90 seconds in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
