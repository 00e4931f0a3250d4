import { availableParallelism } from 'node:os';
import { CONTENT_FROM_STORE, CONTENT_MODULE, hasContentStore } from './content-store.ts';

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

/** For each core: while a page is rendered, others are written or wait for a thread. */
const PAGES_AT_ONCE = 4 * availableParallelism();

/**
 * An Astro integration that skips work a build does not need: the Vite server of the loaders would bundle the
 * client of the development server, and the content of 10,000 articles would pass through the bundler as one
 * string. It also renders pages while others are written.
 */
export function leanBuild() {
  const withoutBundledDependencies = {
    name: 'without-bundled-dependencies',
    configResolved({ environments }: { environments: Record<string, WithDependencies> }) {
      for (const { optimizeDeps } of Object.values(environments)) optimizeDeps.include = [];
    },
  };
  return {
    name: 'lean-build',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }: Setup) => {
        if (command !== 'build') return;
        updateConfig({
          build: { concurrency: PAGES_AT_ONCE },
          vite: {
            build: { rolldownOptions: { onLog: withoutDirectiveWarnings } },
            plugins: [withoutBundledDependencies, contentFromStore],
          },
        });
      },
    },
  };
}

const RESOLVED = `\0from-store:${CONTENT_MODULE}`;

/**
 * Prerendered pages read the content from the store that the loaders of the same process filled. The on-demand
 * bundle is deployed elsewhere, so its content is bundled into it.
 */
const contentFromStore = {
  name: 'content-from-store',
  applyToEnvironment: ({ name }: { name: string }) => name === 'prerender',
  resolveId: {
    // Before Astro's own resolver.
    order: 'pre' as const,
    handler: (id: string) => (id === CONTENT_MODULE && hasContentStore() ? RESOLVED : undefined),
  },
  load: (id: string) => (id === RESOLVED ? CONTENT_FROM_STORE : undefined),
};

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
  updateConfig: (changes: object) => unknown;
}

interface WithDependencies {
  optimizeDeps: { include?: string[] };
}
