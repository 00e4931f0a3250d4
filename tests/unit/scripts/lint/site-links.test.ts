import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { beforeAll, expect, test } from 'vitest';
import tseslint from 'typescript-eslint';

const cwd = fileURLToPath(new URL('../../../../', import.meta.url));
const eslint = new ESLint({ cwd, overrideConfig: tseslint.configs.disableTypeChecked });

async function faults(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${cwd}${file}` });
  const own = result?.messages.filter(({ ruleId }) => ruleId === 'broadsheet/site-links');
  return (own ?? []).map(({ message }) => message);
}

// Linting the first file loads every plugin.
beforeAll(() => faults('src/core/x.ts', ''), 60_000);

test.each([
  ['<a href={links.home}>x</a>', 'href(links.home)'],
  ['<a href={links.article(id)}>x</a>', 'href(links.article(id))'],
  ['<a href="/about/">x</a>', 'href("/about/")'],
  ['<form action={`${links.unsubscribe}?token=x`}></form>', 'href(`${links.unsubscribe}?token=x`)'],
  ['<img src="/logo.svg" alt="" />', 'href("/logo.svg")'],
])('a page may not write %s', async (markup, remedy) => {
  const written = `---\nimport { links } from '../core/links.ts';\n---\n${markup}\n`;
  expect((await faults('src/components/X.astro', written)).join()).toContain(remedy);
});

test.each([
  'new URL(links.home, siteUrl);',
  "new URL('/#site', siteUrl);",
  '`<a href="${links.article(id)}">`;',
])('code may not write %s', async (code) => {
  expect(await faults('src/feeds/x.ts', code)).toHaveLength(1);
});

test.each([
  ['src/components/X.astro', '<a href={href(links.home)}>x</a><a href="#part">x</a>'],
  [
    'src/components/X.astro',
    '<a href="https://example.org/">x</a><img src={picture.src} alt="" />',
  ],
  ['src/feeds/x.ts', 'absoluteUrl(links.home, siteUrl); new URL(value, siteUrl);'],
  ['src/feeds/x.ts', '`<a href="${pathBelow(links.feeds, base)}">`;'],
])('%s may write %s', async (file, code) => {
  expect(await faults(file, code)).toEqual([]);
});
