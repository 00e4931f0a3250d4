import { nearest } from './nearest.ts';

/** What is known of the addresses of a publication whose pages have moved. */
export interface Moves {
  /** The addresses that are new. */
  added: readonly string[];
  /** The published addresses at which nothing is any more. */
  lost: readonly string[];
  /** The addresses to which others redirect. What is there has come from elsewhere, as an import does. */
  targets: ReadonlySet<string>;
}

/**
 * The address that a page which was at `address` has now: the new one of the same kind whose name is the most
 * similar, or the only one, if it is the only one that is lost and nothing else was there before.
 */
export function successorOf(address: string, { added, lost, targets }: Moves): string | undefined {
  const [, kind = '', name = '', rest = ''] =
    /^(\/(?:[^/]+\/(?=[^/]))?)([^/]+)(.*)$/.exec(address) ?? [];
  const namesIn = (addresses: readonly string[]) =>
    addresses.flatMap((one) => {
      const isOfKind = one.startsWith(kind) && one.endsWith(rest);
      const other = one.slice(kind.length, one.length - rest.length);
      return isOfKind && other !== '' && !other.includes('/') ? other : [];
    });
  const at = (found: string) => `${kind}${found}${rest}`;
  const names = namesIn(added);
  const near = nearest(name, names);
  if (near !== undefined) return at(near);
  const [only, another] = names;
  const isOnly = another === undefined && namesIn(lost).length === 1;
  return isOnly && only !== undefined && !targets.has(at(only)) ? at(only) : undefined;
}
