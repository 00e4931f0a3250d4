import { pathBelow } from '../core/site-urls.ts';
import type { HeaderClass } from './header-table.ts';

/** What Cloudflare takes at most (developers.cloudflare.com/workers/static-assets/headers). */
const MOST_RULES = 100;
const MOST_CHARACTERS = 2000;

/**
 * The table as a `_headers` file of a site at the path `base`, for Netlify and Cloudflare. Cloudflare
 * joins the values of two rules with a comma, unless the later rule removes the header first (`! Name`);
 * Netlify takes the value of the later rule, and skips that line. Throws an Error with one line if a host
 * would refuse the file.
 */
export function headersFile(table: readonly HeaderClass[], base: string): string {
  const before = new Set<string>();
  const rules = table.flatMap(({ of, addresses, headers, ofFile }) => {
    const all = { ...headers, ...ofFile };
    const lines = Object.entries(all).flatMap(([name, value]) => [
      ...(before.has(name) ? [`  ! ${name}`] : []),
      `  ${name}: ${value}`,
    ]);
    for (const name of Object.keys(all)) before.add(name);
    return addresses.map((address, i) =>
      [...(i === 0 ? [`# ${of}`] : []), pathBelow(address, base), ...lines].join('\n'),
    );
  });
  const tooLong = rules
    .join('\n')
    .split('\n')
    .find((line) => line.length > MOST_CHARACTERS);
  if (tooLong) {
    const [name = ''] = tooLong.trim().split(':');
    throw new Error(
      `${name} has ${tooLong.length} characters, and hosts take ${MOST_CHARACTERS} in a line of _headers. Allow fewer sources in contentSecurityPolicy of src/site.config.ts.`,
    );
  }
  if (rules.length > MOST_RULES) {
    throw new Error(`_headers has ${rules.length} rules, and Cloudflare takes ${MOST_RULES}.`);
  }
  return `${rules.join('\n\n')}\n`;
}
