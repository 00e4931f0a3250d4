import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { imageMetadata } from 'astro/assets/utils';
import pMap from 'p-map';
import { type ContentProblem, shown } from '../../core/content-problem.ts';
import { nearest } from '../../core/nearest.ts';
import { cleanSvg } from '../../pictures/clean-svg.ts';
import { uprightSize } from '../../pictures/upright-size.ts';
import { isTruncated } from './truncated-pictures.ts';

/** Number of pictures in memory at once. */
const PARALLEL_READS = 16;

/** The formats that pages, feeds and emails support, in Astro's spelling. */
const FORMATS = new Set(['avif', 'gif', 'jpg', 'png', 'svg', 'webp']);

/** A picture in a content file: where it is used, and its path as written. */
export interface ShownPicture {
  /** Path from the project's root. */
  file: string;
  /** Line in the file, if it is known. */
  line?: number;
  key: string;
  /** Relative to the folder of `file`. */
  path: string;
}

/**
 * Finds pictures on which Astro's image pipeline would fail without naming the article: files that are
 * missing, truncated, or without a size that Astro can read. Reads each file once, and again after it
 * has changed.
 */
export async function pictureProblems(
  root: URL,
  pictures: readonly ShownPicture[],
): Promise<ContentProblem[]> {
  const check = async ({ path, ...at }: ShownPicture): Promise<ContentProblem[]> => {
    const fault = await faultOf(join(fileURLToPath(root), dirname(at.file), path));
    if (!fault) return [];
    const [is, expected, near] = fault;
    const better = near === undefined ? {} : { better: withName(path, near) };
    return [{ ...at, found: `${shown(path)}, which ${is}`, expected, written: path, ...better }];
  };
  return (await pMap(pictures, check, { concurrency: PARALLEL_READS })).flat();
}

/** What a picture file is, as the end of `which …`, what is expected, and the file that was probably meant. */
type Fault = readonly [is: string, expected: string, near?: string];

function withName(path: string, name: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1) + name;
}

const A_PICTURE = 'a picture in AVIF, GIF, JPEG, PNG, SVG or WebP';

/** The results of the files that were read, by path. */
const known = new Map<string, { stamp: string; fault: Promise<Fault | undefined> }>();

async function faultOf(path: string): Promise<Fault | undefined> {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) return ['does not exist', ...(await fileNear(path))];
  const stamp = `${file.mtimeMs} ${file.size}`;
  const before = known.get(path);
  if (before?.stamp === stamp) return before.fault;
  const fault = readFile(path).then(pictureFault);
  known.set(path, { stamp, fault });
  return fault;
}

/** What is expected instead of a missing file, and the name of the file that has nearly the same name. */
async function fileNear(path: string): Promise<[expected: string, near?: string]> {
  const names = await readdir(dirname(path)).catch(() => []);
  const name = basename(path);
  const plain = (text: string) => text.normalize('NFC').toLowerCase();
  const same = names.find((one) => plain(one) === plain(name));
  if (same?.normalize('NFC') === name.normalize('NFC')) {
    return [
      `the name as it is stored: ${same}, whose letters look the same and are in another Unicode form`,
      same,
    ];
  }
  const stem = (file: string) => file.replace(/\.\w+$/, '');
  // With fewer letters, another name is not a misspelling.
  const nearStem = stem(name).length < 4 ? undefined : nearest(stem(name), names.map(stem));
  const near = same ?? names.find((one) => stem(one) === nearStem);
  return near === undefined
    ? ['the path of a picture file in the folder of the article']
    : [`a file that exists; the nearest is ${near}`, near];
}

/** Why a picture cannot be shown, and what is expected instead; `undefined` if it can. */
export async function pictureFault(bytes: Buffer): Promise<Fault | undefined> {
  if (bytes.length === 0) return ['is empty', A_PICTURE];
  const { format, width, height } = (await imageMetadata(bytes).catch(() => undefined)) ?? {};
  const isSized = Boolean(format && width && height);
  if (!isSized && /<svg[\s>]/.test(bytes.toString('latin1', 0, 1000))) {
    return ['is an SVG without a size', 'width and height, or a viewBox, on its <svg> element'];
  }
  if (!format || !isSized || !FORMATS.has(format)) return ['is not a supported picture', A_PICTURE];
  if (format === 'svg') return svgFault(bytes);
  if (format === 'webp' && isAnimated(bytes))
    return ['is an animated WebP', 'a GIF, or a still picture'];
  if (isTruncated(bytes, format)) return ['is incomplete', 'the complete file; copy it again'];
  const upright = await uprightSize(bytes).catch(() => undefined);
  if (!upright) return ['cannot be decoded', A_PICTURE];
  // Astro reads the orientation of JPEG only.
  if (upright.width !== width || upright.height !== height) {
    return ['is on its side and has an EXIF orientation', 'a picture saved upright, or a JPEG'];
  }
  return undefined;
}

async function svgFault(bytes: Buffer): Promise<Fault | undefined> {
  try {
    await cleanSvg(bytes);
    return undefined;
  } catch {
    return ['is an SVG that cannot be read', 'valid XML, with complete pictures in it'];
  }
}

/**
 * Whether a WebP is animated (RFC 9649, section 2.7.1). Astro does not detect this, and would stack the
 * frames in one tall picture.
 */
function isAnimated(webp: Buffer): boolean {
  return webp.toString('latin1', 12, 16) === 'VP8X' && ((webp[20] ?? 0) & 2) !== 0;
}
