import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type PagePart, partPlaceholder } from '../../../src/core/page-part.ts';
import { digest } from './digest.ts';
import { fittingStyle, namesInStyle } from './fitting-style.ts';
import type { KeptFiles } from '../../../src/loading/kept-files.ts';
import { keptNames } from './kept-names.ts';
import type { KeptPictures } from './kept-pictures.ts';
import { withShortNames } from './short-names.ts';
import { withParts } from './with-parts.ts';

/** A page that depends on its props and the code alone. */
export interface Page {
  /** Without slashes at its ends. */
  path: string;
  /** The digest of its path and of everything that it depends on, except its parts. */
  key: string;
  parts: readonly Part[];
  /** Where the build has it. */
  file: string;
}

export interface Part {
  /** The name of the prop. */
  name: string;
  /** The digest of everything that it depends on. */
  key: string;
  html: PagePart['html'];
}

/** The name of the part that is the style. */
const STYLE = 'style';

/** A page without the style of the site, as builds keep it. */
export function withoutStyle(page: string, css: string): string {
  return page.replace(`<style>${css}</style>`, () => partPlaceholder(STYLE));
}

/** How many parts are not read again for the next page. */
const PARTS_AT_HAND = 64;

/**
 * Writes pages of one kind, whose bodies are kept, each to its file: sets their parts into them, and the
 * rules of the style `css` that can apply to any of them. `key` is a digest of all that the style depends
 * on. Returns the hash of their style, as a source for the Content-Security-Policy.
 */
export async function finishPages(
  pages: readonly Page[],
  css: string,
  { key, kept, pictures }: { key: string; kept: KeptFiles; pictures: KeptPictures },
): Promise<string> {
  const partsAtHand = new LRUCache<string, Buffer>({ max: PARTS_AT_HAND });
  const names = keptNames(kept, digest([key, css], 'the style'), namesInStyle(css));
  const ofKind = new Set<string>();
  for (const page of pages) {
    for (const part of page.parts) if (!kept.use(part.key)) await renderPart(part);
    for (const piece of [page, ...page.parts]) {
      for (const name of names.of(piece.key, () => read(piece.key).toString())) ofKind.add(name);
      pictures.makeThoseOf(piece.key);
    }
  }
  names.keep();

  const style = withShortNames(fittingStyle(css, ofKind));
  const styleElement = Buffer.from(`<style>${style}</style>`);
  const styleKey = digest(style, 'the style');
  for (const page of pages) {
    const wholeKey = digest([styleKey, page.key, ...page.parts.map((part) => part.key)], 'keys');
    if (kept.putAt(wholeKey, page.file)) continue;
    const parts = page.parts.map(({ name, key }) => [name, part(key)] as const);
    kept.keep(wholeKey, withParts(read(page.key), new Map([[STYLE, styleElement], ...parts])));
    kept.putAt(wholeKey, page.file);
  }
  return `sha256-${createHash('sha256').update(style).digest('base64')}`;

  async function renderPart({ key, html }: Part): Promise<void> {
    const rendered = await html();
    kept.keep(key, rendered, pictures.of(rendered));
  }

  function part(key: string): Buffer {
    const html = partsAtHand.get(key) ?? read(key);
    partsAtHand.set(key, html);
    return html;
  }

  function read(key: string): Buffer {
    const content = kept.read(key);
    if (!content)
      throw new Error(`The file ${key} is gone from the cache. Run npm run build again.`);
    return content;
  }
}
