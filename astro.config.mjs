import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import { defineConfig, envField, fontProviders } from 'astro/config';
import { globSync, readFileSync } from 'node:fs';
import { astroFolder, cacheFolder } from './scripts/build/astro-folders.ts';
import { drawingsAsPictures } from './scripts/build/drawings-as-pictures.ts';
import { fontsInStylesheet } from './scripts/build/fonts-in-stylesheet.ts';
import { headlineFaces } from './scripts/build/headline-faces.ts';
import { headlineStandIns } from './scripts/build/headline-stand-ins.ts';
import { leanBuild } from './scripts/build/lean-build.ts';
import { noOriginals } from './scripts/build/no-originals.ts';
import { publicFiles } from './scripts/build/public-files.ts';
import { cardLook } from './scripts/build/share-cards/card-look.ts';
import { lettersOnCards } from './scripts/build/share-cards/letters-on-cards.ts';
import { upcomingIssues } from './scripts/build/upcoming-issues.ts';
import { codeBlocks } from './src/story/loading/code-blocks.ts';
import { accessibleMarkup } from './src/story/loading/accessible-markup.ts';
import { markdownFeatures } from './src/story/loading/markdown-features.ts';
import { site } from './src/site.config.ts';

const { script } = new Intl.Locale(site.locale).maximize();
const headlineFont = { file: site.headlineFont.file, script };
const standIns = await headlineStandIns(headlineFont, 700);

/** Of Astro, such as `build`. */
const [, , command] = process.argv;

const secret = () => envField.string({ context: 'server', access: 'secret', optional: true });

export default defineConfig({
  site: process.env['SITE_URL'] || `http://localhost:${process.env['PORT'] || 4321}`,
  output: 'static',
  // Compiled articles and pictures of earlier builds.
  cacheDir: cacheFolder(command),
  // The server redirects pages to their slash itself; an endpoint must answer a POST both ways.
  trailingSlash: 'ignore',
  // The one style text of all pages stands in each: it is there with the first answer, and the policy
  // knows it by its digest.
  build: { inlineStylesheets: 'always' },
  // Nothing is kept for a visitor between two requests.
  session: false,
  adapter: node({ mode: 'middleware' }),
  // Makes every picture, without its metadata.
  image: { service: { entrypoint: '/src/pictures/picture-service.ts' } },
  integrations: [mdx(), styleguide(), leanBuild(), noOriginals(), publicFiles(), upcomingIssues()],
  // As articles are compiled. Astro's own highlighting writes inline styles, which the CSP blocks, or
  // leaves the code of languages that Prism does not know unescaped.
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ features: markdownFeatures, hastPlugins: [codeBlocks, accessibleMarkup] }),
  },
  // src/http/ checks the origin of every form post and answers in the site's own layout.
  security: { checkOrigin: false },
  // The headline font and, until it is there, one of its stand-ins.
  fonts: [
    {
      provider: fontProviders.local(),
      name: site.headlineFont.name,
      cssVariable: '--font-display',
      options: {
        variants: await headlineFaces(headlineFont, 700, '.broadsheet/cache/headline-font'),
      },
      // Astro has a stand-in for machines with Times New Roman alone.
      optimizedFallbacks: false,
      fallbacks: [...standIns.families, 'serif'],
    },
  ],
  devToolbar: { enabled: false },
  vite: {
    cacheDir: `${astroFolder(command)}vite`,
    // Builds and tests beside the development server write thousands of files.
    server: { watch: { ignored: ['**/.broadsheet/{builds,test}/**', '**/dist', '**/dist/**'] } },
    // The scripts read .env, and give a build what it may know; Vite would read the secrets as well.
    envDir: false,
    define: { __LETTERS_ON_CARDS__: JSON.stringify(lettersOnCards(cardLook('.'))) },
    plugins: [drawingsAsPictures(), oneStylesheet(), fontsInStylesheet(standIns.css)],
    build: {
      // One style text for the whole site.
      cssCodeSplit: false,
      // The policy lets no inline script run and no data: address load.
      assetsInlineLimit: 0,
    },
  },
  env: {
    // Optional for the build, which needs no secret; scripts/serve.ts refuses to start without them.
    schema: {
      SITE_URL: secret(),
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
 * The pages that are built and those made on demand are two bundles, and each would bring a
 * stylesheet of its own to every page. This gives the first the styles of all pages, and the
 * second none.
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

/** The page of src/styleguide/, which the development server alone has. */
function styleguide() {
  const injectInDevelopment = ({ command, injectRoute }) => {
    if (command !== 'dev') return;
    injectRoute({ pattern: '/styleguide/', entrypoint: './src/styleguide/styleguide.astro' });
  };
  return { name: 'styleguide', hooks: { 'astro:config:setup': injectInDevelopment } };
}
