// Which rooms the house has, and who may import whom: the one table of the import walls.

/** The folders and packages of what reads files, asks Astro or speaks HTML; a subject's rules use none. */
const htmlLibraries = ['type:hast', 'hast-util-*', 'unist-util-visit'];

/**
 * A room is a folder or a file below the project's root; the room with the longest matching `at` has
 * a file. Besides itself, it imports the rooms and packages named here.
 *
 * @type {Record<string, import('./import-walls.mjs').Room>}
 */
export const rooms = {
  core: { at: 'src/core/', rooms: [], packages: ['zod', 'type:zod'] },
  'site.config': { at: 'src/site.config.ts', rooms: [], packages: [] },
  settings: { at: 'src/settings/', rooms: ['core', 'discovery', 'subscribers'], packages: ['zod'] },
  i18n: { at: 'src/i18n/', rooms: ['core', 'site.config'], packages: [] },
  loading: {
    at: 'src/loading/',
    rooms: ['core'],
    packages: ['node:*', 'type:astro/loaders', 'js-yaml', 'p-map', 'type:zod'],
  },

  articles: { at: 'src/articles/', rooms: ['core'], packages: ['zod'] },
  'articles/loading': {
    at: 'src/articles/loading/',
    rooms: ['articles', 'core', 'loading', 'mail', 'story', 'story/loading'],
    packages: ['node:*', 'type:astro', 'type:astro/loaders', 'p-map', 'zod'],
  },
  'articles/queries': {
    at: 'src/articles/queries/',
    rooms: ['articles', 'core', 'site.config'],
    packages: ['astro:content'],
  },

  story: { at: 'src/story/', rooms: ['core', 'i18n'], packages: ['zod', 'type:astro'] },
  'story/loading': {
    at: 'src/story/loading/',
    rooms: ['articles', 'core', 'i18n', 'story'],
    packages: [
      'node:*',
      'acorn',
      'astro/assets/utils',
      'p-map',
      'prismjs',
      'prismjs/*',
      'satteri',
      'type:satteri',
      '@astrojs/markdown-satteri',
      'type:hast',
      'type:zod',
    ],
  },
  'story/queries': {
    at: 'src/story/queries/',
    rooms: ['articles/queries', 'core', 'story'],
    packages: [
      'astro:container',
      'astro/container',
      'astro/jsx-runtime',
      'astro/runtime/server/index.js',
      'type:astro/runtime/server/index.js',
      '@astrojs/mdx/container-renderer',
    ],
  },
  'story/site': {
    at: 'src/story/site/',
    rooms: ['components', 'i18n', 'story'],
    packages: ['type:astro'],
  },
  'story/feed': {
    at: 'src/story/feed/',
    rooms: ['core', 'i18n', 'story'],
    packages: ['astro:assets', 'type:astro', 'srcset', ...htmlLibraries],
  },
  'story/mail': {
    at: 'src/story/mail/',
    rooms: ['story', 'story/feed'],
    packages: ['astro:assets', 'type:astro'],
  },

  newsletters: { at: 'src/newsletters/', rooms: ['articles', 'core', 'mail'], packages: ['zod'] },
  'newsletters/preflight': {
    at: 'src/newsletters/preflight/',
    rooms: ['mail', 'newsletters'],
    packages: htmlLibraries,
  },
  'newsletters/loading': {
    at: 'src/newsletters/loading/',
    rooms: [
      'articles',
      'articles/loading',
      'core',
      'loading',
      'mail',
      'newsletters',
      'story/loading',
    ],
    packages: ['node:crypto', 'type:astro/loaders', 'zod'],
  },
  'newsletters/queries': {
    at: 'src/newsletters/queries/',
    rooms: ['articles/queries', 'core', 'newsletters', 'site.config'],
    packages: ['astro:content', 'js-yaml'],
  },
  'newsletters/mail': {
    at: 'src/newsletters/mail/',
    rooms: [
      'articles',
      'core',
      'i18n',
      'mail',
      'newsletters',
      'newsletters/preflight',
      'site.config',
    ],
    packages: ['astro/container'],
  },

  subscribers: { at: 'src/subscribers/', rooms: ['core', 'mail'], packages: ['zod'] },
  'subscribers/http': {
    at: 'src/subscribers/http/',
    rooms: ['core', 'http', 'i18n', 'subscribers'],
    packages: [],
  },
  'subscribers/mail': {
    at: 'src/subscribers/mail/',
    rooms: ['i18n', 'mail', 'site.config', 'subscribers'],
    packages: ['astro/container'],
  },

  mail: {
    at: 'src/mail/',
    rooms: ['core', 'i18n', 'site.config', 'story/feed', 'styles'],
    packages: ['zod', ...htmlLibraries],
  },

  feeds: {
    at: 'src/feeds/',
    rooms: ['articles', 'core', 'i18n', 'site.config', 'story/feed'],
    packages: [
      '@astrojs/rss',
      'js-yaml',
      'mdast-util-gfm',
      'mdast-util-to-markdown',
      ...htmlLibraries,
    ],
  },
  'feeds/http': { at: 'src/feeds/http/', rooms: ['core'], packages: [] },
  'feeds/queries': {
    at: 'src/feeds/queries/',
    rooms: [
      'articles/queries',
      'components',
      'core',
      'feeds',
      'i18n',
      'newsletters/queries',
      'site.config',
      'story/feed',
      'story/queries',
    ],
    packages: ['node:fs/promises'],
  },

  discovery: {
    at: 'src/discovery/',
    rooms: ['articles', 'core', 'i18n', 'site.config'],
    packages: ['node:crypto', 'zod', 'type:astro', 'type:schema-dts'],
  },
  'discovery/queries': {
    at: 'src/discovery/queries/',
    rooms: [
      'articles',
      'articles/queries',
      'core',
      'discovery',
      'feeds/queries',
      'newsletters/queries',
      'site.config',
    ],
    packages: [],
  },

  http: { at: 'src/http/', rooms: ['core', 'i18n'], packages: ['ipaddr.js', 'node:crypto'] },

  'providers/console': { at: 'src/providers/console/', rooms: ['core'], packages: [] },
  'providers/files': {
    at: 'src/providers/files/',
    rooms: ['newsletters'],
    packages: ['node:*'],
  },
  'providers/jose': {
    at: 'src/providers/jose/',
    rooms: ['core', 'subscribers'],
    packages: ['jose', 'type:jose', 'zod'],
  },
  'providers/memory': { at: 'src/providers/memory/', rooms: ['subscribers'], packages: [] },
  'providers/redis': {
    at: 'src/providers/redis/',
    rooms: ['subscribers'],
    packages: ['node:crypto', 'redis'],
  },
  'providers/resend': {
    at: 'src/providers/resend/',
    rooms: ['core', 'newsletters', 'subscribers'],
    packages: ['resend', 'zod', 'type:zod'],
  },
  'providers/sqlite': {
    at: 'src/providers/sqlite/',
    rooms: ['core', 'subscribers'],
    packages: ['node:*', 'zod'],
  },

  composition: {
    at: 'src/composition.ts',
    rooms: [
      'core',
      'http',
      'newsletters/queries',
      'providers/console',
      'providers/jose',
      'providers/memory',
      'providers/redis',
      'providers/resend',
      'providers/sqlite',
      'settings',
      'site.config',
      'subscribers',
    ],
    packages: ['astro:env/server'],
  },
  'content.config': {
    at: 'src/content.config.ts',
    rooms: [
      'articles',
      'articles/loading',
      'core',
      'loading',
      'newsletters',
      'newsletters/loading',
      'site.config',
    ],
    packages: ['astro/content/config'],
  },
  middleware: { at: 'src/middleware.ts', rooms: ['http'], packages: ['astro:middleware'] },

  styles: { at: 'src/styles/', rooms: [], packages: [] },
  components: {
    at: 'src/components/',
    rooms: [
      'articles',
      'core',
      'discovery',
      'i18n',
      'site.config',
      'story',
      'story/site',
      'subscribers',
    ],
    packages: ['astro:assets', 'type:astro'],
  },
  layouts: {
    at: 'src/layouts/',
    rooms: [
      'articles',
      'articles/queries',
      'components',
      'core',
      'discovery',
      'i18n',
      'site.config',
      'styles',
    ],
    packages: ['astro:assets'],
  },
  styleguide: {
    at: 'src/styleguide/',
    rooms: [
      'components',
      'layouts',
      'mail',
      'story',
      'story/feed',
      'story/loading',
      'story/queries',
      'story/site',
      'styles',
    ],
    packages: ['node:fs/promises', 'type:zod'],
  },
  pages: {
    at: 'src/pages/',
    rooms: [
      'articles',
      'articles/queries',
      'components',
      'composition',
      'core',
      'discovery',
      'discovery/queries',
      'feeds',
      'feeds/http',
      'feeds/queries',
      'http',
      'i18n',
      'layouts',
      'mail',
      'newsletters/mail',
      'newsletters/queries',
      'site.config',
      'story/mail',
      'story/queries',
      'story/site',
      'styles',
      'subscribers',
      'subscribers/http',
      'subscribers/mail',
    ],
    packages: ['astro:content', 'type:astro'],
  },

  scripts: {
    at: 'scripts/',
    rooms: [
      'core',
      'discovery',
      'feeds',
      'feeds/http',
      'http',
      'i18n',
      'loading',
      'mail',
      'newsletters',
      'newsletters/loading',
      'newsletters/preflight',
      'providers/console',
      'providers/files',
      'providers/jose',
      'providers/redis',
      'providers/resend',
      'providers/sqlite',
      'settings',
      'site.config',
      'styles',
      'subscribers',
    ],
    packages: [
      'node:*',
      '@capsizecss/unpack/fs',
      '@napi-rs/canvas',
      '@sparticuz/chromium',
      'caniemail',
      'csv-parse',
      'csv-stringify',
      'fontkitten',
      'leven',
      'lighthouse',
      'lru-cache',
      'mime-types',
      'p-map',
      'pagefind',
      'playwright-core',
      'resend',
      'subset-font',
      'zod',
      ...htmlLibraries,
    ],
  },
};

/** Rooms whose files are given the time, chance and the environment. */
export const pureRooms = ['core', 'settings', 'articles', 'story', 'newsletters', 'subscribers'];
