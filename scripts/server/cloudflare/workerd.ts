import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { V4MiniflareOptions } from 'miniflare';
import { rateLimits, WRANGLER_CONFIG } from '../../build/cloudflare/wrangler-config.ts';
import { loadWrangler, wranglerProblems } from '../../build/cloudflare/wrangler-problems.ts';
import { InvalidSettings } from '../../command/command.ts';

type Modules = ReturnType<typeof modulesIn>;
type WorkerOptions = Omit<
  Extract<V4MiniflareOptions, { workers: unknown }>['workers'][number],
  keyof Modules
> & { modulesRoot: string; modules: (Modules['modules'][number] & { contents?: string })[] };

/** A Worker that runs in workerd on this machine. */
export interface RunningWorker {
  /** The root of the host, without a slash at its end. */
  url: string;
  close(): Promise<void>;
}

/**
 * Runs the build in `dist` as Cloudflare does: its files, its Worker, its queues and its objects, in workerd. `vars`
 * are settings and secrets of the Worker, besides those of its configuration. With `stateFolder`, the objects are kept there
 * when it ends; messages on a queue never are. `change` changes the Worker before it starts. Throws an
 * {@link InvalidSettings} if the configuration of the Worker is not valid.
 */
export async function startWorkerd(options: {
  dist: string;
  host: string;
  port: number;
  vars: Record<string, string>;
  stateFolder?: string;
  change?: (worker: WorkerOptions) => WorkerOptions;
}): Promise<RunningWorker> {
  const wrangler = await loadWrangler();
  const file = join(options.dist, WRANGLER_CONFIG);
  const problems = wranglerProblems(file, wrangler);
  if (problems.length > 0) throw new InvalidSettings(problems);
  const config = wrangler.unstable_readConfig({ config: file }, { hideWarnings: true });
  // Wrangler would look for secrets in .env and in the environment.
  const made = wrangler.unstable_getMiniflareWorkerOptions({ ...config, secrets: undefined });
  // The same version of Wrangler makes these for Miniflare.
  const workerOptions = made.workerOptions as WorkerOptions;
  const { convertV4MiniflareOptions, Log, LogLevel, Miniflare } = await import('miniflare');
  const worker = {
    ...workerOptions,
    name: config.name,
    rootPath: options.dist,
    ...modulesIn(options.dist),
    bindings: { ...(workerOptions.bindings as object), ...options.vars },
    ratelimits: Object.fromEntries(
      rateLimits({ ...(config.vars as Record<string, string>), ...options.vars }).map((limit) => [
        limit.name,
        limit,
      ]),
    ),
  };
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: options.host,
      port: options.port,
      log: new Log(LogLevel.ERROR),
      cf: false,
      handleStructuredLogs: ({ level, message }) =>
        console[level === 'error' ? 'error' : level === 'warn' ? 'warn' : 'log'](message),
      ...(options.stateFolder && { resourcePersistencePath: options.stateFolder }),
      workers: [options.change ? options.change(worker) : worker],
    }),
  );
  const { port } = await miniflare.ready;
  return { url: `http://localhost:${port}`, close: () => miniflare.dispose() };
}

/** The modules of the bundle, the entry first. */
function modulesIn(dist: string) {
  const paths = globSync('server/**/*.mjs', { cwd: dist }).toSorted();
  const entry = 'server/entry.mjs';
  return {
    modulesRoot: dist,
    modules: [entry, ...paths.filter((path) => path !== entry)].map((path) => ({
      type: 'ESModule' as const,
      path: join(dist, path),
    })),
  };
}
