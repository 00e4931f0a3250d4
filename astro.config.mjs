import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig, envField, fontProviders } from 'astro/config';
import { globSync, readFileSync } from 'node:fs';
import { articleBodies } from './scripts/build/article-bodies.ts';
import { astroFolder, cacheFolder } from './scripts/build/astro-folders.ts';
import { brandFiles } from './scripts/build/brand-files.ts';
import { drawingsAsPictures } from './scripts/build/drawings-as-pictures.ts';
import { fontsInStylesheet } from './scripts/build/fonts-in-stylesheet.ts';
import { leanBuild } from './scripts/build/lean-build.ts';
import { liveContent } from './scripts/build/live-content.ts';
import { noOriginals } from './scripts/build/no-originals.ts';
import { incrementalBuild } from './scripts/build/incremental/incremental-build.ts';
import { KnownProblems } from './scripts/build/known-problems.ts';
import { problemOverlay } from './scripts/build/problem-overlay.ts';
import { publicFiles } from './scripts/build/public-files.ts';
import { cardLook } from './scripts/build/share-cards/card-look.ts';
import { lettersOnCards } from './scripts/build/share-cards/letters-on-cards.ts';
import { redirectFiles } from './scripts/build/redirect-files.ts';
import { shortScopes } from './scripts/build/short-scopes.ts';
import { siteFonts } from './scripts/build/site-fonts.ts';
import { besideTheSite } from './scripts/build/beside-the-site.ts';
import { deployments } from './scripts/build/deployments.ts';
import { desk } from './scripts/newsroom/desk/desk.ts';
import { editor } from './scripts/newsroom/editor/editor.ts';
import { codeBlocks } from './src/story/loading/code-blocks.ts';
import { accessibleMarkup } from './src/story/loading/accessible-markup.ts';
import { markdownFeatures } from './src/story/loading/markdown-features.ts';
import { parseDeployTarget } from './src/settings/deploy-target.ts';
import { formsOrigin } from './src/settings/forms-origin.ts';
import { site } from './src/site.ts';
import { accentRule } from './src/styles/accent-rule.ts';

const { fonts, standIns } = await siteFonts(fontProviders.local());

const siteUrl = process.env['SITE_URL'] || `http://localhost:${process.env['PORT'] || 4321}`;

/** The Astro command, such as `build`. */
const [, , command] = process.argv;

/** The scripts check DEPLOY_TARGET before they start Astro. */
const deployment = deployments[parseDeployTarget(process.env['DEPLOY_TARGET']) ?? 'node'];

/** Shared by what shows them in development. */
const problems = new KnownProblems();

const secret = () => envField.string({ context: 'server', access: 'secret', optional: true });

export default defineConfig({
  site: siteUrl,
  // The path below which the site lies: `/`, or `/news/`.
  base: new URL(siteUrl).pathname,
  output: 'static',
  // Holds compiled articles and images of earlier builds.
  cacheDir: cacheFolder(command),
  // The server adds missing slashes to pages itself; endpoints must accept a POST with and without one.
  trailingSlash: 'ignore',
  // Every page contains the one style sheet, so that it arrives with the first response and the
  // Content-Security-Policy can allow it by its hash.
  build: { inlineStylesheets: 'always' },
  // The site keeps no state for visitors.
  session: false,
  adapter: await deployment.adapter(),
  // Renders every image without its metadata.
  image: {
    service: {
      entrypoint: '/src/pictures/picture-service.ts',
      config: { avif: { effort: site.pictureEffort } },
    },
  },
  integrations: [
    mdx(),
    styleguide(),
    problemOverlay(problems),
    desk(problems),
    editor(),
    articleBodies(),
    leanBuild(),
    liveContent(),
    incrementalBuild(),
    noOriginals(),
    redirectFiles(),
    publicFiles(),
    besideTheSite(),
  ],
  // The same as for articles. Astro's own highlighting writes inline styles, which the CSP blocks, or
  // does not escape code in languages that Prism does not know.
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ features: markdownFeatures, hastPlugins: [codeBlocks, accessibleMarkup] }),
  },
  // src/http/ checks the origin of every form post and responds in the site's layout.
  security: { checkOrigin: false },
  fonts,
  devToolbar: { enabled: false },
  vite: {
    cacheDir: `${astroFolder(command)}vite`,
    // Builds that run beside the development server write thousands of files.
    server: { watch: { ignored: ['**/dist', '**/dist/**'] } },
    // The scripts read .env and pass on what a build may know; Vite would read the secrets too.
    envDir: false,
    resolve: { alias: { '#composition': deployment.composition } },
    // Where there are no packages, the bundle of the on-demand routes has them all.
    ...(deployment.facts && { environments: { ssr: { resolve: { noExternal: true } } } }),
    define: {
      __BUILT__: JSON.stringify(deployment.facts ?? ''),
      __LETTERS_ON_CARDS__: JSON.stringify(lettersOnCards(cardLook('.'))),
      __FORMS_ORIGIN__: JSON.stringify(formsOrigin(process.env) ?? null),
      __BRAND__: JSON.stringify(await brandFiles('public', site)),
    },
    plugins: [
      drawingsAsPictures(),
      shortScopes(),
      oneStylesheet(),
      fontsInStylesheet(standIns + accentRule(site.accent)),
    ],
    build: {
      // One style sheet for the whole site.
      cssCodeSplit: false,
      // The Content-Security-Policy blocks inline scripts and data: URLs.
      assetsInlineLimit: 0,
    },
  },
  env: {
    // Optional for the build, which needs no secret; scripts/serve.ts refuses to start without them.
    schema: {
      SITE_URL: secret(),
      SUBSCRIBE_ORIGIN: secret(),
      RESEND_API_KEY: secret(),
      RESEND_BASE_URL: secret(),
      RESEND_SEGMENT_ID: secret(),
      RESEND_TOPIC_IDS: secret(),
      NEWSLETTER_FROM: secret(),
      TOKEN_SECRET: secret(),
      RESEND_WEBHOOK_SECRET: secret(),
      OUTBOX_PATH: secret(),
      REDIS_URL: secret(),
      TRUSTED_PROXIES: secret(),
      HEALTH_TOKEN: secret(),
    },
  },
});

/**
 * Prerendered and on-demand pages are two bundles, and each would add its own style sheet to every page.
 * This plugin puts the styles of all pages into the first bundle, and none into the second.
 */
function oneStylesheet() {
  const onDemandPages = globSync('src/pages/**/*.astro').filter((page) =>
    readFileSync(page, 'utf8').includes('export const prerender = false'),
  );
  return {
    name: 'one-stylesheet',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      if (this.environment.name !== 'prerender') return;
      for (const page of onDemandPages) this.emitFile({ type: 'chunk', id: `/${page}` });
    },
    transform: {
      filter: { id: /\.css$/ },
      handler(_code) {
        return this.environment.name === 'ssr' ? { code: '', map: null } : undefined;
      },
    },
  };
}

/** The page of src/styleguide/, for the development server only. */
function styleguide() {
  const injectInDevelopment = ({ command, injectRoute }) => {
    if (command !== 'dev') return;
    injectRoute({ pattern: '/styleguide/', entrypoint: './src/styleguide/styleguide.astro' });
  };
  return { name: 'styleguide', hooks: { 'astro:config:setup': injectInDevelopment } };
}
