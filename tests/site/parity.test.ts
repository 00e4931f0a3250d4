import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import type { Forms } from './parity/parity-page.ts';

const fixtures = fileURLToPath(new URL('../fixtures/parity/', import.meta.url));

let copy: ProjectCopy;
let pairs: Record<string, Forms>;

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  const fixture = (name: string) => readFile(join(fixtures, name));
  await copy.write({
    'content/articles/constructs/index.mdx': await fixture('constructs.mdx'),
    'content/articles/constructs/picture.png': await fixture('picture.png'),
    'src/pages/parity.json.ts': "export { GET } from '../../tests/site/parity/parity-page.ts';",
  });
  // At the path where the type check reads it, so that a moved module is reported.
  const page = 'tests/site/parity';
  await cp(projectPath(page), join(copy.folder, page), { recursive: true });
  const { status, output } = await copy.build();
  expect(status, output).toBe(0);
  pairs = JSON.parse(await readFile(join(copy.folder, 'dist/client/parity.json'), 'utf8'));
});

afterAll(() => copy.remove());

test('compares every article of the demo, and the fixture of every construct', () => {
  expect(Object.keys(pairs).length).toBeGreaterThan(12);
  expect(pairs['constructs']?.ours).toContain('Setext heading');
});

test('the loader renders the same as @astrojs/mdx', () => {
  for (const [id, { ours, stock }] of Object.entries(pairs)) {
    expect(ours.length, id).toBeGreaterThan(200);
    expect(asParsed(ours), id).toEqual(asParsed(stock));
  }
});

test('in an email no article needs a style sheet or a script, and every URL is absolute', () => {
  for (const [id, { mail }] of Object.entries(pairs)) {
    visit(fromHtml(mail, { fragment: true }), 'element', ({ tagName, properties }) => {
      expect(['script', 'style', 'svg', 'form', 'link'], id).not.toContain(tagName);
      expect(properties['className'], id).toBeUndefined();
      for (const name of ['href', 'src'])
        expect(properties[name] ?? 'https:', id).toMatch(/^(https?|mailto):/);
    });
  }
  expect(pairs['constructs']?.mail).toMatch(
    /<figure style="margin:24px 0"><img src="[^"]+\.png" alt="a template" width="\d+"/,
  );
});

test('every component has a plain text form', () => {
  const words = pairs['constructs']?.text ?? '';
  expect(words).toContain('[Picture: a template]');
  expect(words).toContain('Bars ($bn)\n\n2023  24.6\n2024  −3\n\nSource: A report\n');
  expect(words).toContain('Three & four\n\nName  Number\n----  ------\na      1,000\n');
  expect(words).toContain(
    'A “specification” (https://www.example.com/a?b=c&d=e) (Example): What it says.',
  );
  expect(words).toContain('What happened\n\n- May 2005: A beginning.\n- June 2006 An end');
  expect(words).toContain('1. 2005\n\n   A paragraph of its own.\n');
  for (const { text } of Object.values(pairs)) expect(text).not.toMatch(/^[^\S\n]+$/m);
});

/**
 * The HTML as a browser reads it: `<br>` and `<br/>` are the same. The two write the marker of a footnote
 * differently, with no value and with the value true; it is a marker either way.
 */
function asParsed(html: string): string {
  const tree = fromHtml(html, { fragment: true });
  visit(tree, 'element', ({ tagName, properties }) => {
    // Ours makes tables of HTML focusable too.
    if (tagName === 'table') delete properties['tabIndex'];
    if ('dataFootnoteRef' in properties) properties['dataFootnoteRef'] = '';
    if ('dataFootnotes' in properties) properties['dataFootnotes'] = '';
  });
  return toHtml(tree);
}
