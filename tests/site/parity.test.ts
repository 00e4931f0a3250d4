import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject, type ProjectCopy } from '../../scripts/project-copy.ts';

const fixtures = fileURLToPath(new URL('../fixtures/parity/', import.meta.url));

let copy: ProjectCopy;
let pairs: Record<string, { ours: string; stock: string }>;

beforeAll(async () => {
  copy = await copyProject();
  const fixture = (name: string) => readFile(join(fixtures, name));
  await copy.write({
    'content/articles/constructs/index.mdx': await fixture('constructs.mdx'),
    'content/articles/constructs/picture.png': await fixture('picture.png'),
    'src/pages/parity.json.ts': await fixture('parity.json.ts'),
    'src/parity/FigureWords.astro': await fixture('FigureWords.astro'),
  });
  const { status, output } = await copy.build();
  expect(status, output).toBe(0);
  pairs = JSON.parse(await readFile(join(copy.folder, 'dist/client/parity.json'), 'utf8'));
});

afterAll(() => copy.remove());

test('every article of the demo is compared, and the fixture of every construct', () => {
  expect(Object.keys(pairs).length).toBeGreaterThan(12);
  expect(pairs['constructs']?.ours).toContain('Setext heading');
});

test('what the loader compiles renders as what @astrojs/mdx makes', () => {
  for (const [id, { ours, stock }] of Object.entries(pairs)) {
    expect(ours.length, id).toBeGreaterThan(200);
    expect(asParsed(ours), id).toEqual(asParsed(stock));
  }
});

/**
 * The HTML as a browser reads it: `<br>` and `<br/>` are one. The two spell the marker of a footnote
 * differently, with no value and with the value true; it is a marker either way.
 */
function asParsed(html: string): string {
  const tree = fromHtml(html, { fragment: true });
  visit(tree, 'element', ({ properties }) => {
    if ('dataFootnoteRef' in properties) properties['dataFootnoteRef'] = '';
    if ('dataFootnotes' in properties) properties['dataFootnotes'] = '';
  });
  return toHtml(tree);
}
