import type { KeptFiles } from './kept-files.ts';

const STYLE = /<style>[^]*?<\/style>/;
const PLACEHOLDER = '<!--page-style-->';

/**
 * The style of the site, which every page contains and which is most of a page. Kept pages that later
 * builds set parts into are kept without it. `key` is a digest of all that it depends on.
 */
export function keptStyle(kept: Pick<KeptFiles, 'read' | 'keep'>, key: string) {
  let style = kept.read(key)?.toString();
  return {
    isKept: () => style !== undefined,
    /** The page without its style, unless it has another one. */
    without(page: string): string {
      const [own] = STYLE.exec(page) ?? [];
      if (own !== undefined && style === undefined) kept.keep(key, (style = own));
      return own === style && style !== undefined ? page.replace(style, () => PLACEHOLDER) : page;
    },
    with(page: string): string {
      return page.replace(PLACEHOLDER, () => style ?? PLACEHOLDER);
    },
  };
}
