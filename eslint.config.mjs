import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importWalls } from './scripts/lint/import-walls.mjs';

/** Who may import whom, besides itself: the one table of the house. */
const rooms = {
  domain: { at: 'src/domain/', rooms: [], packages: ['zod', 'type:zod'] },
  'site.config': { at: 'src/site.config.ts', rooms: [], packages: [] },
  newsletters: {
    at: 'src/newsletters/queries/offered-newsletters.ts',
    rooms: ['domain'],
    packages: ['js-yaml'],
  },
  words: { at: 'src/i18n/', rooms: ['domain', 'site.config'], packages: [] },
  loaders: {
    at: 'src/loaders/',
    rooms: ['domain', 'words'],
    packages: [
      ...['node:*', 'astro/loaders', 'astro/assets/utils', 'type:astro', 'zod', 'js-yaml', 'p-map'],
      ...['satteri', '@astrojs/markdown-satteri', 'acorn', 'prismjs', 'prismjs/*', 'type:hast'],
    ],
  },
  'content.config': {
    at: 'src/content.config.ts',
    rooms: ['domain', 'loaders', 'site.config'],
    packages: ['astro/content/config'],
  },
  queries: {
    at: 'src/queries/',
    rooms: ['domain', 'newsletters', 'site.config'],
    packages: ['astro:content', 'astro:container', 'astro/*', '@astrojs/mdx/container-renderer'],
  },
  feeds: {
    at: 'src/feeds/',
    rooms: ['domain', 'site.config', 'words'],
    packages: [
      ...['@astrojs/rss', 'type:hast', 'hast-util-*', 'unist-util-visit', 'srcset'],
      ...['mdast-util-gfm', 'mdast-util-to-markdown', 'js-yaml'],
    ],
  },
  syndication: {
    at: 'src/syndication/',
    rooms: ['components', 'domain', 'feeds', 'queries', 'site.config', 'words'],
    packages: ['node:fs/promises'],
  },
  metadata: {
    at: 'src/discovery/',
    rooms: ['domain', 'site.config', 'words'],
    packages: ['type:schema-dts', 'type:astro'],
  },
  emails: {
    at: 'src/emails/',
    rooms: ['domain', 'feeds', 'site.config', 'styles', 'words'],
    packages: ['astro/container', 'type:astro'],
  },
  http: { at: 'src/http/', rooms: ['domain', 'words'], packages: ['ipaddr.js', 'node:crypto'] },
  'adapters/files': { at: 'src/providers/files/', rooms: ['domain'], packages: ['node:*'] },
  'adapters/jose': { at: 'src/providers/jose/', rooms: ['domain'], packages: ['jose', 'zod'] },
  'adapters/resend': {
    at: 'src/providers/resend/',
    rooms: ['domain'],
    packages: ['resend', 'zod'],
  },
  'adapters/console': { at: 'src/providers/console/', rooms: ['domain'], packages: [] },
  'adapters/memory': { at: 'src/providers/memory/', rooms: ['domain'], packages: [] },
  'adapters/redis': {
    at: 'src/providers/redis/',
    rooms: ['domain'],
    packages: ['node:crypto', 'redis'],
  },
  'adapters/sqlite': {
    at: 'src/providers/sqlite/',
    rooms: ['domain'],
    packages: ['node:*', 'zod'],
  },
  worker: { at: 'src/subscribers/outbox/', rooms: ['domain'], packages: ['zod'] },
  wiring: {
    at: 'src/composition.ts',
    rooms: [
      ...['domain', 'http', 'newsletters', 'site.config', 'adapters/console', 'adapters/jose'],
      ...['adapters/memory', 'adapters/redis', 'adapters/resend', 'adapters/sqlite'],
    ],
    packages: ['astro:env/server'],
  },
  middleware: {
    at: 'src/middleware.ts',
    rooms: ['http', 'domain'],
    packages: ['astro:middleware'],
  },
  styles: { at: 'src/styles/', rooms: [], packages: [] },
  assets: { at: 'src/assets/', rooms: [], packages: [] },
  components: {
    at: 'src/components/',
    rooms: ['domain', 'metadata', 'site.config', 'words', 'assets'],
    packages: ['astro:assets', 'type:astro', 'node:crypto'],
  },
  layouts: {
    at: 'src/layouts/',
    rooms: ['components', 'domain', 'metadata', 'queries', 'site.config', 'words', 'styles'],
    packages: ['astro:assets'],
  },
  styleguide: {
    at: 'src/styleguide/',
    rooms: ['components', 'domain', 'feeds', 'layouts', 'loaders', 'queries', 'styles'],
    packages: ['node:fs/promises', 'type:zod'],
  },
  pages: {
    at: 'src/pages/',
    rooms: [
      ...['components', 'domain', 'emails', 'feeds', 'http', 'layouts'],
      ...['metadata', 'newsletters', 'queries', 'site.config', 'words', 'styles', 'syndication'],
      'wiring',
    ],
    packages: ['astro:content', 'type:astro'],
  },
  scripts: {
    at: 'scripts/',
    rooms: [
      ...['domain', 'feeds', 'http', 'loaders', 'site.config', 'styles', 'words', 'worker'],
      ...['adapters/console', 'adapters/files', 'adapters/jose', 'adapters/redis'],
      ...['adapters/resend', 'adapters/sqlite'],
    ],
    packages: [
      ...['node:*', 'mime-types', 'lru-cache', 'zod', 'resend', 'pagefind', 'p-map', 'caniemail'],
      ...['@napi-rs/canvas', 'hast-util-from-html', 'unist-util-visit', 'type:hast'],
      ...['csv-parse', 'csv-stringify', 'subset-font', 'fontkitten', '@capsizecss/unpack/fs'],
      ...['lighthouse', 'playwright-core', '@sparticuz/chromium', 'leven'],
    ],
  },
};

const noClock = (selector, what) => ({
  selector,
  message: `The domain is pure: ${what} is passed in.`,
});

export default defineConfig(
  // The last two are laid over a copy of the project, where their imports lead somewhere.
  globalIgnores([
    ...['dist/', '.astro/', 'test-results/', '.broadsheet/'],
    ...['tests/fixtures/', 'scripts/bench/stock/'],
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  astro.configs.recommended,
  {
    plugins: { broadsheet: { rules: { 'import-walls': importWalls } } },
    rules: {
      'broadsheet/import-walls': ['error', rooms],
      // Test titles and matchers hold control characters on purpose; so do the rules against them.
      'no-control-regex': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // TypeScript knows every name.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['**/*.astro/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/domain/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noClock('NewExpression[callee.name="Date"][arguments.length=0]', 'the time'),
        noClock(
          'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
          'the time',
        ),
        noClock('MemberExpression[object.name="Math"][property.name="random"]', 'chance'),
        noClock('Identifier[name="process"]', 'the environment'),
      ],
    },
  },
  {
    files: ['scripts/**'],
    ignores: ['scripts/settings/publication.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/src/site.config.ts'],
              message: 'Scripts import scripts/settings/site.ts, which checks the settings first.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/pages/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'astro:content',
              allowImportNames: ['render'],
              message: 'Pages ask src/queries/ for entries.',
            },
          ],
        },
      ],
    },
  },
);
