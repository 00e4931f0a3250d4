import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration, AstroPrerenderer } from 'astro';
import { allowStyles } from './allow-styles.ts';
import { tellEnd, tellPhase } from '../build-messages.ts';
import { codeFingerprint } from './code-fingerprint.ts';
import { digest } from './digest.ts';
import { openKeptFiles } from '../../../src/loading/kept-files.ts';
import type { DefaultPrerenderer } from './default-prerenderer.ts';
import { keepingPrerenderer } from './keeping-prerenderer.ts';
import { removeUnusedPictures } from './unused-pictures.ts';

/** Folders in Astro's cache. The second one is Astro's own. */
const KEPT_PAGES = 'pages/';
const KEPT_PICTURES = 'assets/';

/**
 * An Astro integration that renders the pages whose content or code has changed, and takes the others
 * from earlier builds.
 */
export function incrementalBuild(): AstroIntegration {
  let config: AstroConfig;
  let finish: (() => Promise<string>) | undefined;
  return {
    name: 'incremental-build',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        tellPhase('Content');
        updateConfig({ vite: { plugins: [prerenderEntry] } });
      },
      'astro:config:done': (done) => void (config = done.config),
      'astro:build:start': ({ setPrerenderer }) => {
        tellPhase('Code');
        setPrerenderer(keepingPages);
      },
      'astro:build:done': async ({ logger }) => {
        logger.info((await finish?.()) ?? '');
        tellEnd();
      },
    },
  };

  function keepingPages(base: AstroPrerenderer): AstroPrerenderer {
    const inCache = (folder: string) => fileURLToPath(new URL(folder, config.cacheDir));
    const kept = openKeptFiles(inCache(KEPT_PAGES));
    const client = fileURLToPath(config.build.client);
    const prerenderer = keepingPrerenderer(base as DefaultPrerenderer, {
      fingerprint: digest(
        // What astro.config.mjs read from files of the publisher, such as the size of the logo.
        [codeFingerprint(fileURLToPath(config.root), process.env), config.vite.define],
        'vite.define',
      ),
      kept,
      client,
      base: config.base,
      // astro.config.mjs always sets it.
      site: config.site ?? '',
      entry: () => entryIn(new URL('.prerender/', config.build.server)),
    });
    finish = async () => {
      await allowStyles(client, prerenderer.styles);
      // Only now are all that this build needs in use.
      kept.removeUnused();
      removeUnusedPictures(inCache(KEPT_PICTURES), join(client, config.build.assets));
      return `Pages and files: ${prerenderer.summary()}.`;
    };
    return prerenderer;
  }
}

/** The URL of the entry of the bundle of pages in this folder. */
function entryIn(folder: URL): string {
  const [file = ''] = globSync('prerender-entry.*.mjs', { cwd: fileURLToPath(folder) });
  return new URL(file, folder).href;
}

/** Astro leaves the entry of the bundle to whoever sets the prerenderer. */
const prerenderEntry = {
  name: 'prerender-entry',
  configEnvironment: (name: string) =>
    name === 'prerender'
      ? { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } }
      : undefined,
};
