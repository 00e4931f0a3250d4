import { basename, extname } from 'node:path';
import sharp from 'sharp';
import { decodedPart } from '../../../src/core/percent-encoding.ts';
import { type Downloads, MAX_BYTES, TOO_LARGE } from './downloads.ts';
import { pictureFault } from '../../../src/story/loading/picture-files.ts';
import type { Source, SourcePost } from './source-post.ts';
import { slugFrom } from '../../../src/core/slug.ts';

/** A picture that was found, and the name of its file beside the article. */
export interface FoundPicture {
  name: string;
  bytes: Buffer;
}

/** Where pictures come from. */
interface PictureDeps {
  source: Source;
  download: Downloads['bytes'];
}

/** What sharp calls the formats that articles can show, and their extensions. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  avif: 'avif',
  heif: 'avif',
  gif: 'gif',
  jpeg: 'jpg',
  png: 'png',
  svg: 'svg',
  webp: 'webp',
};

/**
 * Finds the pictures of a post: in the export, inside the address itself (`data:`), or on the web.
 * Returns them by their address in the post, with a note for each that is missing or unusable.
 */
export async function findPictures(
  sources: readonly string[],
  post: SourcePost,
  deps: PictureDeps,
): Promise<{ found: Map<string, FoundPicture>; notes: string[] }> {
  const found = new Map<string, FoundPicture>();
  const notes: string[] = [];
  const names = new Set<string>();
  for (const src of new Set(sources)) {
    try {
      const bytes = await bytesOf(src, post, deps);
      if (!bytes) throw new Error('is not in the export');
      const picture = await usable(bytes);
      const [fault] = (await pictureFault(picture.bytes)) ?? [];
      if (fault) throw new Error(fault);
      const name = nameFor(src, picture.extension, names);
      found.set(src, { name, bytes: picture.bytes });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      notes.push(`left out the picture ${src.slice(0, 200)}, which ${reason}`);
    }
  }
  return { found, notes };
}

async function bytesOf(
  src: string,
  post: SourcePost,
  { source, download }: PictureDeps,
): Promise<Buffer | undefined> {
  const inline = /^data:image\/[\w.+-]+(;base64)?,(.*)$/s.exec(src);
  if (inline) {
    const [, isBase64, data = ''] = inline;
    return isBase64 ? Buffer.from(data, 'base64') : Buffer.from(decodeURIComponent(data));
  }
  const inExport = await source.file(src, post);
  if (inExport) return inExport;
  const url = webAddressOf(src, post, source);
  return url === undefined ? undefined : download(url);
}

/** The URL of a picture on the old site. */
function webAddressOf(src: string, post: SourcePost, { site }: Source): string | undefined {
  const base = post.addresses.find((address) => /^https?:/.test(address)) ?? site;
  const url = URL.canParse(src, base) ? new URL(src, base) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** The picture in a format that articles can show. */
async function usable(bytes: Buffer): Promise<{ bytes: Buffer; extension: string }> {
  if (bytes.length === 0) throw new Error('is empty');
  if (bytes.length > MAX_BYTES) throw new Error(TOO_LARGE);
  const picture = sharp(bytes, { animated: true });
  const {
    format,
    pages = 1,
    orientation = 1,
  } = await picture.metadata().catch(() => {
    throw new Error('is not a picture that can be read');
  });
  const extension = Object.hasOwn(EXTENSIONS, format) ? EXTENSIONS[format] : undefined;
  if (format === 'webp' && pages > 1)
    return { bytes: await picture.gif().toBuffer(), extension: 'gif' };
  // Articles take a picture on its side as JPEG only.
  const isTurned = orientation > 1 && format !== 'jpeg';
  if (extension && !isTurned) return { bytes, extension };
  return { bytes: await sharp(bytes).rotate().png().toBuffer(), extension: 'png' };
}

function nameFor(src: string, extension: string, taken: Set<string>): string {
  const path = src.startsWith('data:') ? '' : src.replace(/[?#].*$/s, '');
  const name = slugFrom(basename(decodedPart(path), extname(path))) || 'picture';
  for (let count = 1; ; count++) {
    const candidate = `${name}${count === 1 ? '' : `-${count}`}.${extension}`;
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}
