import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
// Walls need no types; without them a planted line is judged at once, in files that do not exist.
const eslint = new ESLint({ cwd: root, overrideConfig: tseslint.configs.disableTypeChecked });

/** One import per room that its wall must stop, and one beside it that the wall lets through. */
const WALLS: [file: string, refused: string, allowed: string][] = [
  ['src/core/text.ts', "import 'astro:content';", "import 'zod';"],
  ['src/core/slug.ts', "import '../site.config.ts';", "import './text.ts';"],
  ['src/site.config.ts', "import './domain/links.ts';", ''],
  ['src/loading/content-gate.ts', "import 'astro:content';", "import 'node:fs';"],
  [
    'src/content.config.ts',
    "import './queries/articles.ts';",
    "import './loaders/content-gate.ts';",
  ],
  ['src/articles/queries/articles.ts', "import 'resend';", "import 'astro:content';"],
  ['src/feeds/atom.ts', "import '../queries/articles.ts';", "import '../domain/links.ts';"],
  ['src/story/feed/feed-html.ts', "import { x } from 'hast';", "import type { Root } from 'hast';"],
  ['src/feeds/queries/feeds.ts', "import '../wiring.ts';", "import '../queries/articles.ts';"],
  [
    'src/discovery/json-ld.ts',
    "import { x } from 'schema-dts';",
    "import type { Graph } from 'schema-dts';",
  ],
  [
    'src/emails/confirmation-mail.ts',
    "import '../adapters/resend/client.ts';",
    "import '../site.config.ts';",
  ],
  [
    'src/newsletters/queries/offered-newsletters.ts',
    "import './site.config.ts';",
    "import './domain/newsletter.ts';",
  ],
  ['src/i18n/words.ts', "import '../components/x.ts';", "import '../site.config.ts';"],
  ['src/http/security-headers.ts', "import 'node:fs';", "import '../domain/links.ts';"],
  ['src/adapters/resend/client.ts', "import '../jose/confirmation-tokens.ts';", "import 'resend';"],
  ['src/providers/console/console-log.ts', "import 'node:fs';", "import '../../domain/log.ts';"],
  ['src/providers/memory/memory-limiter.ts', "import 'redis';", "import '../../domain/limits.ts';"],
  [
    'src/providers/redis/redis-limiter.ts',
    "import '../memory/memory-limiter.ts';",
    "import 'redis';",
  ],
  [
    'src/providers/sqlite/sqlite-outbox.ts',
    "import '../resend/resend-client.ts';",
    "import 'node:sqlite';",
  ],
  [
    'src/providers/files/ledger-file.ts',
    "import '../resend/resend-client.ts';",
    "import 'node:fs/promises';",
  ],
  ['src/worker/work.ts', "import '../adapters/x.ts';", "import '../domain/outbox.ts';"],
  ['src/adapters/jose/confirmation-tokens.ts', "import 'resend';", "import 'jose';"],
  [
    'src/components/DateStamp.astro',
    "import '../queries/articles.ts';",
    "import '../domain/links.ts';",
  ],
  ['src/layouts/Base.astro', "import '../wiring.ts';", "import '../components/Masthead.astro';"],
  [
    'src/pages/index.astro',
    "import '../adapters/resend/client.ts';",
    "import '../queries/articles.ts';",
  ],
  [
    'src/styleguide/styleguide.astro',
    "import '../wiring.ts';",
    "import '../queries/article-body.ts';",
  ],
  ['src/composition.ts', "import './queries/articles.ts';", "import 'astro:env/server';"],
  ['src/middleware.ts', "import './wiring.ts';", "import 'astro:middleware';"],
  ['scripts/build/search-index.ts', "import 'astro:content';", "import 'pagefind';"],
  ['scripts/serve.ts', "import '../src/wiring.ts';", "import '../src/domain/links.ts';"],
];

// The first look at a file loads every plugin.
beforeAll(() => wallFaults('src/core/text.ts', ''), 60_000);

describe('every room has a wall', () => {
  test.each(WALLS)('%s may not say %s', async (file, refused, allowed) => {
    expect(await wallFaults(file, refused)).toBe(1);
    expect(await wallFaults(file, allowed)).toBe(0);
  });

  test('no file of src/ and scripts/ stands outside a room', async () => {
    const table = await eslint.calculateConfigForFile('src/core/text.ts');
    const rooms = Object.values(
      table.rules['broadsheet/import-walls'][1] as Record<string, { at: string }>,
    );
    const { globSync } = await import('node:fs');
    const files = globSync('{src,scripts}/**/*.{ts,mjs,astro,css}', { cwd: root });
    const homeless = files.filter(
      (file) => !rooms.some(({ at }) => file === at || file.startsWith(at)),
    );
    expect(homeless).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  test('only an on-demand route may import the wiring', async () => {
    const use = "import '../../wiring.ts';";
    expect(await wallFaults('src/pages/api/x.ts', use)).toBe(1);
    expect(await wallFaults('src/pages/api/x.ts', `${use}\nexport const prerender = false;`)).toBe(
      0,
    );
  });

  test('a dynamic import and a re-export stop at the wall too', async () => {
    expect(await wallFaults('src/core/text.ts', "await import('resend');")).toBe(1);
    expect(await wallFaults('src/core/text.ts', "export * from 'resend';")).toBe(1);
  });
});

describe('the domain is pure', () => {
  const IMPURE = ['new Date()', 'Date.now()', 'Math.random()', 'process.env'];
  test.each(IMPURE)('it may not say %s', async (code) => {
    const [result] = await eslint.lintText(`export const x = ${code};\n`, {
      filePath: 'src/core/text.ts',
    });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain('no-restricted-syntax');
  });
});

test('pages take only `render` from astro:content', async () => {
  const rules = async (name: string) => {
    const code = `import { ${name} } from 'astro:content';\nexport const x = ${name};\n`;
    const [result] = await eslint.lintText(code, { filePath: 'src/pages/rss.xml.ts' });
    return result?.messages.map(({ ruleId }) => ruleId) ?? [];
  };
  expect(await rules('getCollection')).toEqual(['no-restricted-imports']);
  expect(await rules('render')).toEqual([]);
});

async function wallFaults(file: string, code: string): Promise<number> {
  const text = file.endsWith('.astro') ? `---\n${code}\n---\n` : `${code}\n`;
  const [result] = await eslint.lintText(text, { filePath: file });
  const fatal = result?.messages.filter((message) => message.fatal);
  expect(fatal).toEqual([]);
  return result?.messages.filter(({ ruleId }) => ruleId === 'broadsheet/import-walls').length ?? 0;
}
