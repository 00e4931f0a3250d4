import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CorpusResult, measureCorpus } from '../../../../scripts/bench/corpus.ts';
import { lostWords } from '../../../../scripts/bench/corpus/words.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-corpus-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function measured(files: Record<string, string>): Promise<CorpusResult> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return measureCorpus(folder);
}

test('counts refused files by kind, with the place in the old file', async () => {
  const { files, refused, lost } = await measured({
    'a.md': '---\ntitle: A\n---\n\n# Part\n\nText\n',
    'deep/b.mdx': '---\ntitle: B\ndate: 2024-01-01\n---\nText\n\n<video src="v.mp4"></video>\n',
    'c.md': '<video src="v.mp4"></video>\n',
  });
  expect(files).toBe(3);
  expect([...refused]).toEqual([
    ['element: <video>', { files: new Set(['c.md', 'deep/b.mdx']), example: 'c.md:1' }],
  ]);
  expect(lost.size).toBe(0);
});

test('counts what leads to the rest of the old site apart', async () => {
  const { refused, elsewhere } = await measured({
    'a.md': '---\ntitle: A\n---\n[a](../b.html) [b](#gone) ![c](/img/c.png)\n',
    'long.md': `---\ntitle: A\n---\n![d](/img/${'d'.repeat(90)}.png)\n`,
    'b.md': '---\ntitle: B\n---\n[](https://example.org/)\n',
  });
  expect([...elsewhere.keys()]).toEqual(['picture: "…"', 'link: "…"']);
  expect(elsewhere.get('picture: "…"')?.files).toEqual(new Set(['a.md', 'long.md']));
  expect([...refused.keys()]).toEqual(['link: [](https://example.org/)']);
});

test('a part that is left out with a notice is told, not lost', async () => {
  const { lost, told } = await measured({
    'a.md': '---\ntitle: A\n---\n<script>let a;</script>\n\n<my-box>Text</my-box>\n',
  });
  expect(lost.size).toBe(0);
  expect(told.size).toBe(2);
});

test('a word that is not on the page is lost, once for each time it is missing', () => {
  const markdown =
    '## Part {#id}\n\n| a | b |\n| - | - |\n| [c](/d) | ![e](f.png) |\n\nno `no` no :tada:\n';
  const page = '<h2>Part</h2><table><tr><td>a<td>b<tr><td>c<td><img alt="e"></table><p>no</p>🎉';
  expect(lostWords(markdown, page)).toEqual(['no', 'no']);
  expect(
    lostWords('**10**<sup>6</sup> &amp; *f*oo', '<p>10<sup>6</sup> &amp; <em>f</em>oo</p>'),
  ).toEqual([]);
});
