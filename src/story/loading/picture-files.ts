import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { imageMetadata } from 'astro/assets/utils';
import pMap from 'p-map';
import { type ContentProblem, shown } from '../../core/content-problem.ts';
import { isCutOff } from './cut-off-pictures.ts';

/** Pictures in memory at once, each of them whole. */
const PARALLEL_READS = 16;

/** The formats, as Astro names them, that pages, feeds and mails are made from. */
const FORMATS = new Set(['avif', 'gif', 'jpg', 'png', 'svg', 'webp']);

/** A picture that a content file shows: where the file says so, and the path as it says it. */
export interface ShownPicture {
  /** Path from the project's root, with the line where one is known. */
  file: string;
  key: string;
  /** From the folder of `file`. */
  path: string;
}

/**
 * Pictures that Astro's image pipeline would fail on, which tells of no article: files that are
 * missing, that its own reader finds no width and height in, or that are not whole. Each file is
 * read once, and again when it has changed.
 */
export async function pictureProblems(
  root: URL,
  pictures: readonly ShownPicture[],
): Promise<ContentProblem[]> {
  const check = async ({ file, key, path }: ShownPicture): Promise<ContentProblem[]> => {
    const fault = await faultOf(join(fileURLToPath(root), dirname(file), path));
    if (!fault) return [];
    const [is, expected] = fault;
    return [{ file, key, found: `${shown(path)}, ${is}`, expected }];
  };
  return (await pMap(pictures, check, { concurrency: PARALLEL_READS })).flat();
}

/** What a picture's file is, and what it should be. */
type Fault = readonly [is: string, expected: string];

const A_PICTURE = 'a picture in AVIF, GIF, JPEG, PNG, SVG or WebP';

/** The faults of the files that were read, by path. */
const known = new Map<string, { stamp: string; fault: Promise<Fault | undefined> }>();

async function faultOf(path: string): Promise<Fault | undefined> {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) {
    return ['where no such file is', 'the path of a picture file beside the article'];
  }
  const stamp = `${file.mtimeMs} ${file.size}`;
  const before = known.get(path);
  if (before?.stamp === stamp) return before.fault;
  const fault = readFile(path).then(faultIn);
  known.set(path, { stamp, fault });
  return fault;
}

async function faultIn(bytes: Buffer): Promise<Fault | undefined> {
  if (bytes.length === 0) return ['an empty file', A_PICTURE];
  const { format, width, height } = (await imageMetadata(bytes).catch(() => undefined)) ?? {};
  const isSized = Boolean(format && width && height);
  if (!isSized && /<svg[\s>]/.test(bytes.toString('latin1', 0, 1000))) {
    return ['an SVG without a size', 'width and height, or a viewBox, in its <svg> element'];
  }
  if (!format || !isSized || !FORMATS.has(format)) return ['a file of another kind', A_PICTURE];
  if (format === 'webp' && isAnimated(bytes))
    return ['a WebP that moves', 'a GIF, or a still picture'];
  if (isCutOff(bytes, format)) return ['a picture whose end is missing', 'the whole file'];
  return undefined;
}

/**
 * Whether a WebP has frames (RFC 9649, section 2.7.1). Astro does not tell, and in the formats that
 * the other pictures are made into it would lay the frames one below the other.
 */
function isAnimated(webp: Buffer): boolean {
  return webp.toString('latin1', 12, 16) === 'VP8X' && ((webp[20] ?? 0) & 2) !== 0;
}
