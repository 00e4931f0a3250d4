import type { AstroPrerenderer } from 'astro';

/** The pictures that Astro makes after the last page, by the path of the original. */
type StaticImages = Awaited<ReturnType<NonNullable<AstroPrerenderer['collectStaticImages']>>>;
type Transform = NonNullable<
  ReturnType<NonNullable<ReturnType<StaticImages['get']>>['transforms']['get']>
>;

/** One of them, as data. */
export type Picture = Transform & { original: string; hash: string };

/** The URL path of a picture in a page. */
const PATH = /\/_astro\/[^\s"'\\<>()?#&,]+?\.(?:avif|gif|jpe?g|png|svg|webp)\b/g;

/**
 * The pictures of kept pages. Astro learns which pictures to make from the pages that it renders, so it
 * must be told those of kept pages. `asked` are those of the pages rendered so far.
 */
export function keptPictures(asked: () => StaticImages | undefined) {
  const known = new Map<string, Picture>();
  return {
    /** Has these pictures made. */
    make(pictures: readonly Picture[]): void {
      for (const picture of pictures) known.set(picture.finalPath, picture);
    },
    /** The pictures that a page refers to, of those asked for or made. */
    of(page: string | Buffer): Picture[] {
      // Most files have none, and need not become a string.
      if (!page.includes('/_astro/')) return [];
      return [...new Set(page.toString().match(PATH))].flatMap((path) => find(path) ?? []);
    },
    /** All that were to be made, for Astro. */
    collect(): StaticImages {
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
