import { pathBelow } from '../../src/core/site-urls.ts';
import { patternOf } from '../../src/http/headers-at.ts';
import type { HostedBuild } from './hosted-build.ts';

/** The values of one header by the path of a file. The last pattern that matches decides. */
export interface HeaderRule {
  name: string;
  /** Whether every file has the same value. */
  isConstant: boolean;
  values: readonly { pattern: string; value: string }[];
}

/** The Content-Type of some paths. The last one that matches decides. */
export interface TypeRule {
  pattern: string;
  type: string;
  /** The type for programs, which do not accept HTML, if it is another one. */
  forPrograms?: string;
}

/**
 * The header table by header, for web servers: regular expressions for decoded paths, in a form that PCRE and
 * RE2 read too.
 */
export function headerRules({ table, base }: HostedBuild): {
  headers: readonly HeaderRule[];
  types: readonly TypeRule[];
} {
  const values = new Map<string, { pattern: string; value: string }[]>();
  const types: TypeRule[] = [];
  for (const { addresses, headers, ofFile, ofFileForPrograms } of table) {
    const pattern = anyOf(addresses, base);
    const vary = ofFileForPrograms && { Vary: 'Accept' };
    for (const [name, value] of Object.entries({ ...headers, ...ofFile, ...vary })) {
      if (name !== 'Content-Type')
        values.set(name, [...(values.get(name) ?? []), { pattern, value }]);
    }
    const type = ofFile?.['Content-Type'];
    const forPrograms = ofFileForPrograms?.['Content-Type'];
    if (type)
      types.push({ pattern, type, ...(forPrograms && forPrograms !== type && { forPrograms }) });
  }
  const everything = anyOf(['/*'], base);
  const headers = Array.from(values, ([name, all]) => {
    const isConstant = all.length === 1 && all[0]?.pattern === everything;
    return { name, isConstant, values: all };
  });
  return { headers, types };
}

function anyOf(addresses: readonly string[], base: string): string {
  const sources = addresses.map((address) => {
    const source = patternOf(pathBelow(address, base)).source.replaceAll('\\/', '/');
    // A web server asks itself for the file of a page.
    return address.endsWith('/') ? source.replace(/\$$/, '(?:index\\.html)?$') : source;
  });
  return sources.join('|');
}
