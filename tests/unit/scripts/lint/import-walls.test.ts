import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { roomOf as roomIn } from '../../../../scripts/lint/import-walls.mjs';
import { rooms } from '../../../../scripts/lint/rooms.mjs';
import { beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
// The rule needs no type information; without it, planted lines are linted quickly, in files that do not exist.
const eslint = new ESLint({ cwd: root, overrideConfig: tseslint.configs.disableTypeChecked });

/** For each room, one import that its wall must refuse, and one that it must allow. */
const WALLS: [file: string, refused: string, allowed: string][] = [
  ['src/core/text.ts', "import '../site.config.ts';", "import 'zod';"],
  ['src/site.config.ts', "import './core/links.ts';", ''],
  ['src/site.ts', "import './i18n/words.ts';", "import './site.config.ts';"],
  ['src/settings/server-settings.ts', "import 'node:fs';", "import '../core/log.ts';"],
  ['src/i18n/words.ts', "import '../components/x.ts';", "import '../site.ts';"],
  ['src/loading/content-gate.ts', "import 'astro:content';", "import 'node:fs';"],
  ['src/articles/archive.ts', "import 'astro:content';", "import '../core/links.ts';"],
  [
    'src/articles/loading/article-loader.ts',
    "import '../queries/articles.ts';",
    "import '../../story/loading/compile-body.ts';",
  ],
  ['src/articles/queries/articles.ts', "import 'resend';", "import 'astro:content';"],
  ['src/story/chart-data.ts', "import 'node:fs';", "import 'zod';"],
  [
    'src/story/loading/compile-body.ts',
    "import { x } from 'hast';",
    "import type { Root } from 'hast';",
  ],
  ['src/story/queries/article-body.ts', "import 'zod';", "import 'astro:container';"],
  [
    'src/story/site/components.ts',
    "import '../feed/components.ts';",
    "import '../writer-components.ts';",
  ],
  ['src/story/feed/components.ts', "import '../site/components.ts';", "import 'srcset';"],
  [
    'src/story/mail/components.ts',
    "import '../site/components.ts';",
    "import '../feed/components.ts';",
  ],
  [
    'src/story/export/components.ts',
    "import '../site/components.ts';",
    "import '../feed/components.ts';",
  ],
  [
    'src/export/read-entries.ts',
    "import '../articles/queries/articles.ts';",
    "import '../story/loading/compile-body.ts';",
  ],
  ['src/pictures/clean-svg.ts', "import '../story/chart-data.ts';", "import 'sharp';"],
  ['src/newsletters/issue.ts', "import 'resend';", "import '../core/slug.ts';"],
  [
    'src/newsletters/sending/steps.ts',
    "import '../../providers/resend/x.ts';",
    "import '../issue.ts';",
  ],
  [
    'src/newsletters/preflight/preflight.ts',
    "import '../loading/issue-files.ts';",
    "import '../issue-manifest.ts';",
  ],
  [
    'src/newsletters/loading/issue-loader.ts',
    "import '../queries/issues.ts';",
    "import '../issue.ts';",
  ],
  ['src/newsletters/queries/issues.ts', "import 'node:fs';", "import 'astro:content';"],
  [
    'src/newsletters/mail/issue-mail.ts',
    "import '../queries/issues.ts';",
    "import '../../mail/mail-styles.ts';",
  ],
  ['src/subscribers/limits.ts', "import 'redis';", "import 'zod';"],
  [
    'src/subscribers/outbox/worker.ts',
    "import '../../providers/resend/x.ts';",
    "import './outbox.ts';",
  ],
  [
    'src/subscribers/http/webhook-answer.ts',
    "import '../../runtime.ts';",
    "import '../../http/answer-with.ts';",
  ],
  [
    'src/subscribers/mail/reader-mail.ts',
    "import '../../providers/resend/x.ts';",
    "import '../../site.ts';",
  ],
  ['src/mail/plain-text.ts', "import '../feeds/rss.ts';", "import 'hast-util-from-html';"],
  ['src/feeds/atom.ts', "import './queries/feeds.ts';", "import '../core/links.ts';"],
  [
    'src/feeds/queries/feeds.ts',
    "import '../../runtime.ts';",
    "import '../../articles/queries/articles.ts';",
  ],
  [
    'src/discovery/json-ld.ts',
    "import { x } from 'schema-dts';",
    "import type { Graph } from 'schema-dts';",
  ],
  [
    'src/discovery/queries/sitemaps.ts',
    "import 'node:fs';",
    "import '../../articles/queries/articles.ts';",
  ],
  ['src/http/header-table.ts', "import 'node:crypto';", "import '../core/links.ts';"],
  [
    'src/providers/resend/client.ts',
    "import '../jose/confirmation-tokens.ts';",
    "import 'resend';",
  ],
  ['src/editor/config.ts', "import '../articles/queries/articles.ts';", "import 'zod';"],
  [
    'scripts/newsroom/editor/editor.ts',
    "import '../../../src/articles/queries/articles.ts';",
    "import '../../../src/editor/config.ts';",
  ],
  ['src/desk/changes.ts', "import '../pages/x.ts';", "import '../core/links.ts';"],
  [
    'scripts/newsroom/desk/read-desk.ts',
    "import '../../../src/pages/x.ts';",
    "import '../../../src/desk/desk.ts';",
  ],
  ['src/providers/console/console-log.ts', "import 'node:fs';", "import '../../core/log.ts';"],
  [
    'src/providers/memory/memory-limiter.ts',
    "import 'redis';",
    "import '../../subscribers/limits.ts';",
  ],
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
  ['src/providers/jose/confirmation-tokens.ts', "import 'resend';", "import 'jose';"],
  [
    'src/components/DateStamp.astro',
    "import '../articles/queries/articles.ts';",
    "import '../core/links.ts';",
  ],
  ['src/forms.ts', "import './site.ts';", "import './core/site-urls.ts';"],
  ['src/href.ts', "import './site.ts';", "import './core/site-urls.ts';"],
  ['src/styles/contrast.ts', "import '../i18n/words.ts';", "import './color-token.ts';"],
  ['src/custom/after-article.astro', "import '../runtime.ts';", "import '../site.ts';"],
  ['src/layouts/Base.astro', "import '../runtime.ts';", "import '../components/Masthead.astro';"],
  [
    'src/pages/index.astro',
    "import '../providers/resend/client.ts';",
    "import '../articles/queries/articles.ts';",
  ],
  [
    'src/styleguide/styleguide.astro',
    "import '../runtime.ts';",
    "import '../story/queries/article-body.ts';",
  ],
  ['src/providers/x.ts', "import './resend/x.ts';", "import '../subscribers/x.ts';"],
  [
    'src/composition/shared.ts',
    "import '../providers/sqlite/outbox-file.ts';",
    "import '../subscribers/list-job-handler.ts';",
  ],
  [
    'src/composition/limits.ts',
    "import '../providers/sqlite/outbox-file.ts';",
    "import '../providers/redis/redis-limiter.ts';",
  ],
  [
    'src/composition/node.ts',
    "import 'astro:env/server';",
    "import '../providers/sqlite/outbox-file.ts';",
  ],
  [
    'src/composition/bundled.ts',
    "import '../providers/direct/direct-outbox.ts';",
    "import '../built.ts';",
  ],
  [
    'src/composition/functions.ts',
    "import '../providers/sqlite/sqlite-outbox.ts';",
    "import '../providers/direct/direct-outbox.ts';",
  ],
  [
    'src/providers/direct/direct-outbox.ts',
    "import { createHash } from 'node:crypto';",
    "import '../../subscribers/mailbox-key.ts';",
  ],
  [
    'src/composition/cloudflare.ts',
    "import '../providers/sqlite/sqlite-outbox.ts';",
    "import '../providers/cloudflare/cloudflare-outbox.ts';",
  ],
  [
    'src/providers/cloudflare/cloudflare-outbox.ts',
    "import { createHash } from 'node:crypto';",
    "import 'cloudflare:workers';",
  ],
  ['src/functions/cloudflare.ts', "import '../composition/node.ts';", "import '../runtime.ts';"],
  ['src/built.ts', "import 'node:fs';", "import './mail/mail-template.ts';"],
  ['src/functions/answer.ts', "import '../composition/node.ts';", "import '../runtime.ts';"],
  ['src/runtime.ts', "import './articles/queries/articles.ts';", "import 'astro:env/server';"],
  [
    'src/content.config.ts',
    "import './articles/queries/articles.ts';",
    "import './loading/content-gate.ts';",
  ],
  ['src/middleware.ts', "import './runtime.ts';", "import 'astro:middleware';"],
  ['scripts/build/search-index.ts', "import 'astro:content';", "import 'pagefind';"],
  ['scripts/serve.ts', "import '../src/runtime.ts';", "import '../src/core/links.ts';"],
  [
    'scripts/bench/corpus/words.ts',
    "import '../../../src/mail/mail-template.ts';",
    "import '../../../src/core/links.ts';",
  ],
  [
    'scripts/build/addresses/lost-report.ts',
    "import '../../../src/mail/mail-template.ts';",
    "import '../../../src/core/links.ts';",
  ],
  [
    'scripts/newsroom/export/markdown.ts',
    "import '../../../src/mail/mail-template.ts';",
    "import '../import/hast.ts';",
  ],
  [
    'scripts/newsroom/import/hast.ts',
    "import '../../../src/mail/mail-template.ts';",
    "import '../../../src/core/links.ts';",
  ],
];

// Linting the first file loads every plugin.
beforeAll(() => wallFaults('src/core/text.ts', ''), 60_000);

describe('every room has a wall', () => {
  test('each room of the table has a planted violation', () => {
    const planted = WALLS.map(([file]) => roomOf(file));
    expect(Object.keys(rooms).filter((name) => !planted.includes(name))).toEqual([]);
  });

  test.each(WALLS)('%s may not contain %s', async (file, refused, allowed) => {
    expect(await wallFaults(file, refused)).toBe(1);
    expect(await wallFaults(file, allowed)).toBe(0);
  });

  test('every file in src/ and scripts/ belongs to a room', () => {
    const files = globSync('{src,scripts}/**/*.{ts,mjs,astro,css}', { cwd: root });
    expect(files.filter((file) => !roomOf(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  test('only an on-demand route may import the run-time ports', async () => {
    const use = "import '../../runtime.ts';";
    expect(await wallFaults('src/pages/api/x.ts', use)).toBe(1);
    expect(await wallFaults('src/pages/api/x.ts', `${use}\nexport const prerender = false;`)).toBe(
      0,
    );
  });

  test('dynamic imports and re-exports are checked too', async () => {
    expect(await wallFaults('src/core/text.ts', "await import('resend');")).toBe(1);
    expect(await wallFaults('src/core/text.ts', "export * from 'resend';")).toBe(1);
  });
});

describe('the rules of a subject are pure', () => {
  const IMPURE = ['new Date()', 'Date.now()', 'Math.random()', 'process.env'];
  test.each(IMPURE)('they may not use %s', async (code) => {
    const [result] = await eslint.lintText(`export const x = ${code};\n`, {
      filePath: 'src/subscribers/outbox/worker.ts',
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

function roomOf(file: string): string | undefined {
  return roomIn(rooms, file);
}

async function wallFaults(file: string, code: string): Promise<number> {
  const text = file.endsWith('.astro') ? `---\n${code}\n---\n` : `${code}\n`;
  const [result] = await eslint.lintText(text, { filePath: file });
  const fatal = result?.messages.filter((message) => message.fatal);
  expect(fatal).toEqual([]);
  return result?.messages.filter(({ ruleId }) => ruleId === 'broadsheet/import-walls').length ?? 0;
}
