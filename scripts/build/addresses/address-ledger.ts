import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LEDGER, readLedger } from '../../../src/loading/address-ledger.ts';
import { replaceDurably } from '../../../src/providers/files/replace-durably.ts';

/**
 * Adds addresses to the ledger: one on each line, sorted, so that branches can be merged. Returns those that
 * are new.
 */
export async function writeLedger(root: string, addresses: readonly string[]): Promise<string[]> {
  const known = new Set(await readLedger(pathToFileURL(`${root}/`)));
  const added = addresses.filter((address) => !known.has(address));
  if (added.length > 0) {
    const lines = [...known, ...added].toSorted().map((address) => `  ${JSON.stringify(address)}`);
    await replaceDurably(join(root, LEDGER), `[\n${lines.join(',\n')}\n]\n`);
  }
  return added;
}
