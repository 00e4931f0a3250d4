import { nearest } from './nearest.ts';

/**
 * The address that a page which was at `address` has now, among addresses that are new: the one of the same kind
 * whose name is the most similar, or the only one.
 */
export function successorOf(address: string, added: readonly string[]): string | undefined {
  const [, kind = '', name = '', rest = ''] =
    /^(\/(?:[^/]+\/(?=[^/]))?)([^/]+)(.*)$/.exec(address) ?? [];
  const names = added.flatMap((one) => {
    const isOfKind = one.startsWith(kind) && one.endsWith(rest);
    const other = one.slice(kind.length, one.length - rest.length);
    return isOfKind && other !== '' && !other.includes('/') ? other : [];
  });
  const [only, another] = names;
  const found = nearest(name, names) ?? (another === undefined ? only : undefined);
  return found === undefined ? undefined : `${kind}${found}${rest}`;
}
