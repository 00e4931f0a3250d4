import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodedPath } from '../../../src/core/percent-encoding.ts';

/** The addresses of the ledger at which a build has nothing: no page, no file and no redirect. */
export function lostAddresses(known: readonly string[], client: string): string[] {
  return known.filter((address) => {
    const path = join(client, decodedPath(address));
    const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
    return !isFile && !existsSync(join(path, 'index.html'));
  });
}
