import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LEDGER, readLedger } from '../../../src/loading/address-ledger.ts';
import { isLocalUrl } from '../../../src/core/web-address.ts';
import { ADDRESSES } from '../beside-the-site.ts';
import { readRedirects } from '../built-redirects.ts';
import { writeLedger } from './address-ledger.ts';
import { lostAddresses } from './lost-addresses.ts';
import { lostReport } from './lost-report.ts';

/** The part of the environment that decides about the ledger. */
type Env = Readonly<Partial<Record<'SITE_URL' | 'BUILD_NOW' | 'CI', string>>>;

/**
 * Checks that the build in `folder` has every address of the ledger, and returns its own. Throws an Error
 * with the report if one is lost. A build of another time (BUILD_NOW) has other articles, and is not checked.
 */
export async function checkedAddresses(
  root: string,
  folder: string,
  env: Env,
): Promise<readonly string[]> {
  if (env.BUILD_NOW) return [];
  const known = (await readLedger(pathToFileURL(`${root}/`))) ?? [];
  // The build itself has written it, as a list of texts.
  const published = JSON.parse(await readFile(join(folder, ADDRESSES), 'utf8')) as string[];
  const lost = lostAddresses(known, join(folder, 'client'));
  if (lost.length === 0) return published;
  const before = new Set(known);
  const added = published.filter((address) => !before.has(address));
  const moved = await movedBefore(root);
  throw new Error(await lostReport(pathToFileURL(`${root}/`), lost, { added, moved }));
}

/** Where addresses led in the build that is served. */
async function movedBefore(root: string): Promise<ReadonlyMap<string, string>> {
  const redirects = await readRedirects(join(root, 'dist/client'));
  return new Map(redirects.flatMap(({ from, to }) => (to === undefined ? [] : [[from, to]])));
}

/** Adds the addresses of a published build to the ledger, unless only this machine can open them. */
export async function recordAddresses(
  root: string,
  published: readonly string[],
  { SITE_URL = '', CI }: Env,
): Promise<void> {
  const url = URL.parse(SITE_URL);
  if (url === null || isLocalUrl(url)) return;
  const added = await writeLedger(root, published);
  if (added.length === 0) return;
  console.log(`New addresses: ${added.length}. Commit ${LEDGER}, which has them now.`);
  if (!CI) return;
  const lines = added.map((address) => `  ${JSON.stringify(address)},`);
  console.log(`If this checkout is not kept, add these lines to that file:\n${lines.join('\n')}`);
}
