import type { HeaderClass } from './header-table.ts';

/** The headers of the responses at an address of the site. */
export interface HeadersAt {
  /** Of every response, such as redirects and errors. */
  every(address: string): Record<string, string>;
  /** Of a file, for a client with this `Accept` header. */
  file(address: string, accept: string): Record<string, string>;
}

/** Looks headers up in the table. */
export function headersAt(table: readonly HeaderClass[]): HeadersAt {
  const classes = table.map((one) => ({ ...one, patterns: one.addresses.map(patternOf) }));
  const classesAt = (address: string) =>
    classes.filter(({ patterns }) => patterns.some((pattern) => pattern.test(address)));
  return {
    every: (address) => Object.assign({}, ...classesAt(address).map(({ headers }) => headers)),
    file(address, accept) {
      const isBrowser = accept.includes('text/html');
      const own = classesAt(address).map(({ headers, ofFile, ofFileForPrograms }) => ({
        ...headers,
        ...ofFile,
        ...(ofFileForPrograms && { Vary: 'Accept' }),
        ...(!isBrowser && ofFileForPrograms),
      }));
      return Object.assign({}, ...own);
    },
  };
}

/** A pattern of the table as a regular expression. */
export function patternOf(address: string): RegExp {
  const parts = address.split(/(:\w+|\*)/).map((part, i) => {
    if (i % 2 === 0) return RegExp.escape(part);
    return part === '*' ? '.*' : '[^/]+';
  });
  return new RegExp(`^${parts.join('')}$`, 's');
}
