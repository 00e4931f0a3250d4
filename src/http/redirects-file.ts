import { pathBelow } from '../core/site-urls.ts';

/**
 * Redirects of a site at the path `base` as a `_redirects` file for Netlify and Cloudflare. Each entry has
 * a decoded address without a slash at its end, and where it leads; `null` if its page is gone, which the
 * file cannot say. At the same addresses, the site has pages that lead on, for hosts that read no such
 * file.
 */
export function redirectsFile(
  entries: readonly (readonly [from: string, to: string | null])[],
  base: string,
): string {
  const lines = entries.flatMap(([from, to]) => {
    if (to === null) return [];
    const path = pathBelow(from.split('/').map(encodeURIComponent).join('/'), base);
    const paths = /\.html?$/.test(path) ? [path] : [path, `${path}/`];
    return paths.map((one) => `${one} ${pathBelow(to, base)} 301\n`);
  });
  return lines.join('');
}
