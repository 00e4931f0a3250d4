import type { AstroIntegration } from 'astro';
import type cloudflare from '@astrojs/cloudflare';

/** Writes a configuration that `wrangler` in the project would use in place of that of the current build. */
const UNWANTED = 'vite-plugin-cloudflare:output-config';

/**
 * The adapter of Cloudflare, with two changes. Pages are rendered in this process, as for every target. And its
 * last steps are left out: the headers and the configuration of the Worker are written when the whole build is
 * complete (finish-worker.ts).
 */
export function workerIn(adapter: typeof cloudflare): AstroIntegration {
  const integration = adapter({
    configPath: 'scripts/build/cloudflare/bundle.jsonc',
    prerenderEnvironment: 'node',
    // The build makes all pictures.
    imageService: 'custom',
  });
  const { 'astro:config:setup': setup, 'astro:config:done': done } = integration.hooks;
  return {
    ...integration,
    hooks: {
      'astro:config:setup': (params) =>
        setup?.({
          ...params,
          updateConfig: (changes) => {
            const plugins = (changes.vite?.plugins ?? []).flat() as { name?: string }[];
            return params.updateConfig({
              ...changes,
              vite: {
                ...changes.vite,
                plugins: [
                  ...plugins.filter(({ name }) => name !== UNWANTED),
                  everythingInBundle,
                  noPictures,
                ],
              },
            } as typeof changes);
          },
        }),
      // Below a path, it would move the files for visitors.
      'astro:config:done': (params) =>
        done?.({ ...params, config: { ...params.config, base: '/' } }),
    },
  };
}

/** The plugin of Cloudflare refuses what leanBuild (lean-build.ts) leaves out for Node.js. */
const everythingInBundle = {
  name: 'everything-in-bundle',
  enforce: 'post' as const,
  configEnvironment(name: string, { resolve }: { resolve?: { external?: unknown } }) {
    if (name === 'ssr' && resolve) delete resolve.external;
  },
};

/** The build makes all pictures, with programs that no Worker has. */
const noPictures = {
  name: 'no-pictures',
  applyToEnvironment: ({ name }: { name: string }) => name === 'ssr',
  resolveId: {
    order: 'pre' as const,
    filter: { id: /\/src\/pictures\/picture-service\.ts$/ },
    handler(this: { resolve(id: string): Promise<unknown> }) {
      return this.resolve('astro/assets/services/noop') as Promise<{ id: string } | null>;
    },
  },
};
