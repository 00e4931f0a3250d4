import { nearest } from '../../core/nearest.ts';
import { decodedPart } from '../../core/percent-encoding.ts';

/**
 * The address that differs least from a path, and whose last part does so too: `/articles/none/` is no
 * misspelling of `/articles/base/`. Compares the path with every address.
 */
export function nearestAddress(path: string, addresses: readonly string[]): string | undefined {
  const near = nearest(decodedPart(path), addresses);
  const isAlike = near !== undefined && nearest(lastPart(decodedPart(path)), [lastPart(near)]);
  return isAlike === undefined ? undefined : near;
}

function lastPart(path: string): string {
  return /[^/]*(?=\/?$)/.exec(path)?.[0] ?? '';
}
