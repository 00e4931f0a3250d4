import type { AstroPrerenderer } from 'astro';
import { decodedPart } from '../../../src/core/percent-encoding.ts';
import type { KeptFiles } from '../../../src/loading/kept-files.ts';

/** The pictures that Astro makes after the last page, by the path of the original. */
type StaticImages = Awaited<ReturnType<NonNullable<AstroPrerenderer['collectStaticImages']>>>;
type Transform = NonNullable<
  ReturnType<NonNullable<ReturnType<StaticImages['get']>>['transforms']['get']>
>;

/** One of them, as data. */
type Picture = Transform & { original: string; hash: string };

/**
 * The URL path of a picture in a page, a feed or a Markdown file. At its end are the digests that Vite and Astro add
 * to the name of the original, which can have spaces, quotation marks, parentheses and more points.
 */
const PATH =
  /\/_astro\/(?:[^\s"\\<>?#&,]|&(?:#39|#x27|apos);)+?\.[\w-]{8}_\w+\.(?:avif|gif|jpe?g|png|svg|webp)\b/g;

export interface KeptPictures {
  /** Which pictures this page refers to, of those asked for so far, to keep beside the page. */
  of(page: string | Buffer): string | undefined;
  /** Has the pictures made that the page kept under this key refers to. */
  makeThoseOf(key: string): void;
  /** All that are to be made, for Astro. */
  collect(): StaticImages;
}

/**
 * The pictures of kept pages. Astro learns which pictures to make from the pages that it renders, so it
 * must be told those of kept pages. `asked` are those of the pages rendered so far.
 */
export function keptPictures(
  kept: Pick<KeptFiles, 'readBeside'>,
  asked: () => StaticImages | undefined,
): KeptPictures {
  const known = new Map<string, Picture>();
  return {
    of(page) {
      // Most pages have none, and need not become a string.
      if (!page.includes('/_astro/')) return undefined;
      const paths = new Set(page.toString().match(PATH)?.map(asNamed));
      const pictures = [...paths].flatMap((path) => find(path) ?? []);
      return pictures.length > 0 ? JSON.stringify(pictures) : undefined;
    },
    makeThoseOf(key) {
      const record = kept.readBeside(key);
      if (!record) return;
      for (const picture of JSON.parse(record.toString()) as Picture[])
        known.set(picture.finalPath, picture);
    },
    collect() {
      const images: StaticImages = new Map();
      for (const { original, hash, ...image } of known.values()) {
        const transforms = images.get(original)?.transforms ?? new Map();
        // Without a source path, Astro leaves the original where it is.
        images.set(original, {
          originalSrcPath: undefined,
          transforms: transforms.set(hash, image),
        });
      }
      return images;
    },
  };

  function find(path: string): Picture | undefined {
    const picture = known.get(path);
    if (picture) return picture;
    // Later pages can have asked for more since.
    for (const [original, { transforms }] of asked() ?? []) {
      for (const [hash, { finalPath, transform }] of transforms) {
        if (!known.has(finalPath)) known.set(finalPath, { original, hash, finalPath, transform });
      }
    }
    return known.get(path);
  }
}

/**
 * Loads what makes pictures. Astro does so when a page asks for one, and cannot anymore when it makes them: the
 * pages with pictures can all be kept, or rendered by other threads.
 */
export async function loadPictureService(): Promise<void> {
  if (globalThis.astroAsset.imageService) return;
  const { default: service } = await import('../../../src/pictures/picture-service.ts');
  globalThis.astroAsset.imageService = service;
}

/** The path as Astro has it: without the escapes of HTML and of URLs. */
function asNamed(path: string): string {
  return decodedPart(path.replaceAll(/&[^;]+;/g, "'"));
}
