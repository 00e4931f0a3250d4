import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { projectPath } from '../settings/environment.ts';
import { plainLetters, type Range } from './headline-letters.ts';

const LAST = 0xffff;

/** A face of a font, as the local provider of Astro's fonts API takes it. */
export interface Face {
  src: [string];
  weight: number;
  style: 'normal';
  unicodeRange: [string, ...string[]];
}

/** A font's file, named by its package, and the script (ISO 15924) of the headlines that are set in it. */
export interface HeadlineFont {
  file: string;
  script: string | undefined;
}

/**
 * The two faces that a font is parted into. The first is all that most
 * headlines need, and small enough to come with the first answer of a connection (14 KB, RFC 6928); a
 * browser loads the second where a headline has other letters. `cache` keeps them between builds.
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

/** Gives the file's path from the project's folder: the font's name in every page is made from it. */
async function kept(font: Buffer, ranges: readonly Range[], cache: string): Promise<string> {
  const hash = createHash('sha256').update(font).update(JSON.stringify(ranges)).digest('hex');
  const file = `./${cache}/${hash.slice(0, 16)}.woff2`;
  const path = projectPath(file);
  if (!existsSync(path)) {
    const part = await subsetFont(font, textOf(ranges), { targetFormat: 'woff2' });
    mkdirSync(projectPath(cache), { recursive: true });
    // Whole or not at all: a build that is ended here leaves no half a font to the next. Under a name
    // of its own: another command may be making the same font.
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
