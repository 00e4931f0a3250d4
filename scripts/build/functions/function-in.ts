import type { AstroAdapter, AstroIntegration, HookParameters } from 'astro';

type Setup = HookParameters<'astro:config:setup'>;
type Changes = Parameters<Setup['updateConfig']>[0];

/**
 * The adapter of a host, with two changes. It writes into the folder of the build instead of the project, so that a
 * failed build leaves the files of the last one. And the function starts with ours, in
 * `src/functions/<host>.ts`, which does for a response what the Node.js server does.
 */
export function functionIn(
  host: 'netlify' | 'vercel',
  adapter: AstroIntegration,
): AstroIntegration {
  const { hooks } = adapter;
  return {
    ...adapter,
    hooks: {
      ...hooks,
      'astro:config:setup': (params) =>
        hooks['astro:config:setup']?.({
          ...params,
          config: inBuild(params.config),
          updateConfig: (changes) => params.updateConfig(withClient(changes, params.config.outDir)),
        }),
      'astro:config:done': (params) =>
        hooks['astro:config:done']?.({
          ...params,
          config: inBuild(params.config),
          setAdapter: (its: AstroAdapter) =>
            params.setAdapter({ ...its, serverEntrypoint: `/src/functions/${host}.ts` }),
        }),
    },
  };
}

/** Adapters write below the root of the project. */
function inBuild<C extends { root: URL; outDir: URL }>(config: C): C {
  return { ...config, root: config.outDir };
}

/** Every build has the files for visitors in `client/`. */
function withClient(changes: Changes, outDir: URL): Changes {
  return { ...changes, build: { ...changes.build, client: new URL('client/', outDir) } };
}
