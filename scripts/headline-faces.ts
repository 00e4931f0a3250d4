import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { projectPath } from './environment.ts';

type Range = readonly [first: number, last: number];

/** What English headlines are written in: letters, figures, dashes, quotes, three dots. */
const PLAIN: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xa0],
  [0x2013, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x2026, 0x2026],
];
const LAST = 0xffff;

/** A face of a font, as the local provider of Astro's fonts API takes it. */
export interface Face {
  src: [string];
  weight: number;
  style: 'normal';
  unicodeRange: [string, ...string[]];
}

/**
 * The two faces that a font's file, named by its package, is parted into. The first is all that most
 * headlines need, and small enough to come with the first answer of a connection (14 KB, RFC 6928); a
 * browser loads the second where a headline has other letters. `cache` keeps them between builds.
 */
export async function headlineFaces(file: string, weight: number, cache: string): Promise<Face[]> {
  const font = readFileSync(createRequire(import.meta.url).resolve(file));
  return Promise.all(
    [PLAIN, besides(PLAIN)].map(async (ranges) => ({
      src: [await kept(font, ranges, cache)],
      weight,
      style: 'normal',
      unicodeRange: named(ranges),
    })),
  );
}

async function kept(font: Buffer, ranges: readonly Range[], cache: string): Promise<string> {
  const hash = createHash('sha256').update(font).update(JSON.stringify(ranges)).digest('hex');
  const path = projectPath(join(cache, `${hash.slice(0, 16)}.woff2`));
  if (!existsSync(path)) {
    const part = await subsetFont(font, textOf(ranges), { targetFormat: 'woff2' });
    mkdirSync(projectPath(cache), { recursive: true });
    // Whole or not at all: a build that is ended here leaves no half a font to the next.
    writeFileSync(`${path}.new`, part);
    renameSync(`${path}.new`, path);
  }
  return path;
}

function besides(ranges: readonly Range[]): Range[] {
  const starts = [0, ...ranges.map(([, last]) => last + 1)];
  const ends = [...ranges.map(([first]) => first - 1), LAST];
  return starts.map((start, i): Range => [start, ends[i] ?? LAST]).filter(([a, b]) => a <= b);
}

function textOf(ranges: readonly Range[]): string {
  return ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
    .map((code) => String.fromCodePoint(code))
    .join('');
}

function named(ranges: readonly Range[]): [string, ...string[]] {
  const [first = 'U+0', ...others] = ranges.map(
    ([from, to]) => `U+${from.toString(16)}-${to.toString(16)}`,
  );
  return [first, ...others];
}
