import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { projectPath } from '../settings/environment.ts';
import { plainLetters, type Range } from './headline-letters.ts';

const LAST = 0xffff;

/** A font face, as the local provider of Astro's fonts API expects it. */
export interface Face {
  src: [string];
  weight: number;
  style: 'normal' | 'italic';
  unicodeRange: [string, ...string[]];
}

/** A font file, as a package path, and the script (ISO 15924) of the headlines. */
export interface HeadlineFont {
  file: string;
  script: string | undefined;
}

/**
 * Splits a font into two faces. Most headlines need only the first, which is small enough for the first
 * round trip of a connection (14 KB, RFC 6928). Browsers load the second for headlines with other
 * letters. `cache` keeps the faces between builds.
 */
export async function headlineFaces(
  { file, script }: HeadlineFont,
  weight: number,
  cache: string,
): Promise<Face[]> {
  const font = readFileSync(createRequire(import.meta.url).resolve(file));
  const plain = plainLetters(script);
  return Promise.all(
    [plain, besides(plain)].map(async (ranges) => ({
      src: [await kept(font, ranges, cache)],
      weight,
      style: 'normal',
      unicodeRange: named(ranges),
    })),
  );
}

/** Returns the file's path relative to the project, which determines the font's name in every page. */
async function kept(font: Buffer, ranges: readonly Range[], cache: string): Promise<string> {
  const hash = createHash('sha256').update(font).update(JSON.stringify(ranges)).digest('hex');
  const file = `./${cache}/${hash.slice(0, 16)}.woff2`;
  const path = projectPath(file);
  if (!existsSync(path)) {
    const part = await subsetFont(font, textOf(ranges), { targetFormat: 'woff2' });
    mkdirSync(projectPath(cache), { recursive: true });
    // Renamed when complete, so that a build that ends here leaves no partial font. The name is unique,
    // because another command may be writing the same font.
    const unfinished = `${path}.${randomUUID()}`;
    writeFileSync(unfinished, part);
    renameSync(unfinished, path);
  }
  return file;
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
