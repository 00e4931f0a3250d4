import { availableParallelism } from 'node:os';
import { CONTENT_MODULE } from './content-store.ts';

/**
 * How to start a process of Astro with only as much memory as it needs. By default, V8 lets its young
 * generation grow with the machine's memory, and the bundler's allocator keeps freed memory. A much
 * smaller young generation would promote a page's objects before the page is done. The old generation
 * is collected when it has grown by half, because most of it is garbage.
 */
export const leanProcess = {
  nodeArgs: ['--max-semi-space-size=16', '--heap-growing-percent=50'],
  env: { MIMALLOC_PURGE_DELAY: '0', MALLOC_ARENA_MAX: '2' },
};

/** The file in Astro's cache with the loaded content. */
const CONTENT_FILE = 'data-store.json';

/** For each core: while a page is rendered, others are written or wait for a thread. */
const PAGES_AT_ONCE = 4 * availableParallelism();

/** Astro modules that are already loaded when src/content.config.ts imports them. */
const LOADED = ['astro/content/config', 'astro/loaders'];

/**
 * An Astro integration that skips work a build does not need: the Vite server that loads content would
 * compile a hundred modules of Astro, one after another, and bundle the client of the development
 * server, and the content of 10,000 articles would pass through the bundler as one string. It also
 * renders pages while others are written.
 */
export function leanBuild() {
  const external = { resolve: { external: LOADED } };
  const withoutBundledDependencies = {
    name: 'without-bundled-dependencies',
    configResolved({ environments }: { environments: Record<string, WithDependencies> }) {
      for (const { optimizeDeps } of Object.values(environments)) optimizeDeps.include = [];
    },
  };
  return {
    name: 'lean-build',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }: Setup) => {
        if (command !== 'build') return;
        updateConfig({
          build: { concurrency: PAGES_AT_ONCE },
          vite: {
            build: { rolldownOptions: { onLog: withoutDirectiveWarnings } },
            environments: { ssr: external, astro: external },
            plugins: [
              withoutBundledDependencies,
              contentFromDisk(new URL(CONTENT_FILE, config.cacheDir)),
            ],
          },
        });
      },
    },
  };
}

/**
 * Prerendered pages read the content from disk, where the loaders of the same process wrote it. The
 * on-demand bundle is deployed elsewhere, so the content is bundled into it.
 */
function contentFromDisk(file: URL) {
  const onDisk = `\0on-disk:${CONTENT_MODULE}`;
  return {
    name: 'content-from-disk',
    applyToEnvironment: ({ name }: { name: string }) => name === 'prerender',
    resolveId: {
      // Before Astro's own resolver.
      order: 'pre',
      handler: (id: string) => (id === CONTENT_MODULE ? onDisk : undefined),
    },
    load: (id: string) =>
      id === onDisk
        ? `import { readFileSync } from 'node:fs';
           export default JSON.parse(readFileSync(new URL(${JSON.stringify(file.href)}), 'utf8'));`
        : undefined,
  };
}

/**
 * For every MDX page, Vite warns about a directive that Astro itself writes. Without this filter a real
 * warning would be easy to miss.
 */
function withoutDirectiveWarnings(level: string, log: { code?: string }, report: Report): void {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
}

type Report = (level: string, log: object) => void;

/** The parts of the hook's argument that are used here. */
interface Setup {
  command: string;
  config: { cacheDir: URL };
  updateConfig: (changes: object) => unknown;
}

interface WithDependencies {
  optimizeDeps: { include?: string[] };
}
