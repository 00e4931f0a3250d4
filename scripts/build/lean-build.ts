/**
 * How the process of a build is started: with as much memory as it needs. V8 lets its young
 * generation grow with what the machine has, and the bundler's allocator keeps what it has freed. In
 * one much smaller than this, what a page leaves behind is taken for old before the page is done.
 * The old generation is swept when it has grown by a half, since most of it is such leavings.
 */
export const leanProcess = {
  nodeArgs: ['--max-semi-space-size=16', '--heap-growing-percent=50'],
  env: { MIMALLOC_PURGE_DELAY: '0', MALLOC_ARENA_MAX: '2' },
};

/** Where Astro keeps the loaded content in its cache, and the module by which pages read it. */
const CONTENT_FILE = 'data-store.json';
const CONTENT_MODULE = 'astro:data-layer-content';

/** Modules of Astro that its own process has loaded when src/content.config.ts asks for them. */
const LOADED = ['astro/content/config', 'astro/loaders'];

/**
 * An integration of Astro. Spares a build what it has no use for: Vite's server for reading content
 * would compile a hundred modules of Astro, one after another, and bundle the browser's half of the
 * development server. The content of 10,000 articles would go through the bundler as one text. Pages
 * are made while others are written.
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
          build: { concurrency: 4 },
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
 * Pages are made by the process that builds, which can read the content where its loaders have left
 * it. What answers on demand is deployed elsewhere, and has it bundled.
 */
function contentFromDisk(file: URL) {
  const onDisk = `\0on-disk:${CONTENT_MODULE}`;
  return {
    name: 'content-from-disk',
    applyToEnvironment: ({ name }: { name: string }) => name === 'prerender',
    resolveId: {
      // Before Astro's own.
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
 * Every MDX page makes Vite warn of a directive that Astro itself writes; a real warning would
 * drown among them.
 */
function withoutDirectiveWarnings(level: string, log: { code?: string }, report: Report): void {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
}

type Report = (level: string, log: object) => void;

/** What Astro hands to the hook, as far as it is used here. */
interface Setup {
  command: string;
  config: { cacheDir: URL };
  updateConfig: (changes: object) => unknown;
}

interface WithDependencies {
  optimizeDeps: { include?: string[] };
}
