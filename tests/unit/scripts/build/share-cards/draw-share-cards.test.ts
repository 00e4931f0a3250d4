import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectPath, projectUrl } from '../../../../../scripts/settings/environment.ts';
import { drawShareCards } from '../../../../../scripts/build/share-cards/draw-share-cards.ts';

let root: string;
const tokens = () => join(root, 'src/styles/tokens.css');
const cached = () => readdirSync(join(root, '.broadsheet/cache/share-cards'));
const built = (file: string) => join(root, 'dist/client/og', file);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'broadsheet-cards-'));
  mkdirSync(join(root, 'src/styles'), { recursive: true });
  cpSync(projectPath('src/styles/tokens.css'), tokens());
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes the list as Astro does, then draws the cards. */
function build(headlines: readonly string[]) {
  prepare(headlines);
  return drawShareCards(root, join(root, 'dist/client'));
}

function prepare(headlines: readonly string[]) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  mkdirSync(join(root, 'dist/client/og'), { recursive: true });
  const cards = headlines.map((headline, i) => ({
    file: `story-${i}.png`,
    publication: 'Broadsheet',
    headline,
  }));
  writeFileSync(built('cards.json'), JSON.stringify(cards));
}

test('a second build of the same articles draws no card', async () => {
  expect(await build(['One', 'Two'])).toEqual({ cards: 2, drawn: 2 });
  const before = readFileSync(built('story-0.png'));
  expect(await build(['One', 'Two'])).toEqual({ cards: 2, drawn: 0 });
  expect(readFileSync(built('story-0.png'))).toEqual(before);
  expect(readdirSync(join(root, 'dist/client/og'))).toEqual(['story-0.png', 'story-1.png']);
});

test('a changed headline redraws only its card, and removes the old one', async () => {
  await build(['One', 'Two']);
  const before = readFileSync(built('story-0.png'));
  expect(await build(['Another', 'Two'])).toEqual({ cards: 2, drawn: 1 });
  expect(readFileSync(built('story-0.png'))).not.toEqual(before);
  expect(cached()).toHaveLength(2);
});

test('removing an article removes its card from the cache', async () => {
  await build(['One', 'Two']);
  await build(['Two']);
  expect(cached()).toHaveLength(1);
});

test('another accent color redraws every card', async () => {
  await build(['One', 'Two']);
  writeFileSync(tokens(), readFileSync(tokens(), 'utf8').replace('#8f1d1d', '#1d5a8f'));
  expect(await build(['One', 'Two'])).toEqual({ cards: 2, drawn: 2 });
});

test('articles with the same text share one card in the cache', async () => {
  expect(await build(['Same', 'Same'])).toEqual({ cards: 2, drawn: 1 });
  expect(statSync(built('story-1.png')).size).toBeGreaterThan(1000);
});

test('ignores unfinished cards of a stopped build', async () => {
  await build(['One']);
  const [key = ''] = cached();
  rmSync(join(root, '.broadsheet/cache/share-cards', key));
  writeFileSync(join(root, '.broadsheet/cache/share-cards', `${key}.unfinished`), 'half');
  expect(await build(['One'])).toEqual({ cards: 1, drawn: 1 });
  expect(cached()).toEqual([key]);
});

test('a hundred cards need little more memory than one', () => {
  const memory = (count: number) => {
    const cards = Array.from(
      { length: count },
      (_, i) => `Story ${i} of ${count} that are drawn at once`,
    );
    prepare(cards);
    const drawing = projectUrl('scripts/build/share-cards/draw-share-cards.ts').href;
    const program = join(root, 'draw.mjs');
    writeFileSync(
      program,
      `import { drawShareCards } from ${JSON.stringify(drawing)};
      const { drawn } = await drawShareCards(${JSON.stringify(root)}, ${JSON.stringify(join(root, 'dist/client'))});
      console.log(JSON.stringify({ drawn, mib: process.resourceUsage().maxRSS / 1024 }));`,
    );
    const { stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
    expect(stderr).toBe('');
    // Printed by the script above.
    return JSON.parse(stdout) as { drawn: number; mib: number };
  };
  const [one, hundred] = [memory(1), memory(100)];
  expect([one.drawn, hundred.drawn]).toEqual([1, 100]);
  // The pixels of all cards would need 300 MiB.
  expect(hundred.mib - one.mib).toBeLessThan(150);
});

test('the error for a token without a color names the token and its file', async () => {
  writeFileSync(tokens(), ':root { --paper: white; }');
  await expect(build(['One'])).rejects.toThrow(
    'src/styles/tokens.css: --paper is not a color such as #8f1d1d',
  );
});
