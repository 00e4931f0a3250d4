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

/** What Cloudflare takes (developers.cloudflare.com/workers/static-assets/redirects). Netlify has no limit. */
const MOST_RULES = 2000;
const MOST_CHARACTERS = 1000;

/** One line if a host leaves rules of a `_redirects` file out; otherwise `undefined`. */
export function redirectsAdvice(text: string): string | undefined {
  const rules = text.split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  const long = rules.filter((line) => line.length > MOST_CHARACTERS).length;
  if (rules.length <= MOST_RULES && long === 0) return undefined;
  const problem =
    rules.length > MOST_RULES
      ? `_redirects has ${rules.length} rules, and Cloudflare takes the first ${MOST_RULES}`
      : `_redirects has ${long} rules of more than ${MOST_CHARACTERS} characters, which Cloudflare leaves out`;
  return `${problem}. At the other addresses, pages lead readers on instead.`;
}
