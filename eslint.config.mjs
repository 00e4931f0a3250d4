import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importWalls } from './scripts/lint/import-walls.mjs';
import { pureRooms, rooms } from './scripts/lint/rooms.mjs';
import { siteLinks } from './scripts/lint/site-links.mjs';

const noClock = (selector, what) => ({
  selector,
  message: `This room is pure: pass in ${what} instead.`,
});

export default defineConfig(
  // The last two are copied into a copy of the project, where their imports resolve.
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
    plugins: {
      broadsheet: { rules: { 'import-walls': importWalls, 'site-links': siteLinks } },
    },
    rules: {
      'broadsheet/import-walls': ['error', rooms],
      // Test titles and matchers contain control characters on purpose, and so do the rules against them.
      'no-control-regex': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // TypeScript checks this.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['src/**'], rules: { 'broadsheet/site-links': 'error' } },
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
    files: pureRooms.map((name) => `${rooms[name].at}**`),
    ignores: ['src/*/{loading,queries,http,mail,site,feed}/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noClock('NewExpression[callee.name="Date"][arguments.length=0]', 'the time'),
        noClock(
          'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
          'the time',
        ),
        noClock('MemberExpression[object.name="Math"][property.name="random"]', 'randomness'),
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
              message: 'Import scripts/settings/site.ts instead, which checks the settings first.',
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
              message: 'Use the queries of a subject instead.',
            },
          ],
        },
      ],
    },
  },
);
