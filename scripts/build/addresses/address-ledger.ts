import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceDurably } from '../../../src/providers/files/replace-durably.ts';

/** The file with every address that was ever published, from the project's root. */
export const LEDGER = 'content/addresses.json';

/**
 * The addresses in the ledger; `undefined` if there is none. Reads it line by line, because git joins the
 * lines of two branches (merge=union in .gitattributes) without regard to commas. Throws an Error with one
 * line for anything else.
 */
export async function readLedger(root: string): Promise<string[] | undefined> {
  const text = await readFile(join(root, LEDGER), 'utf8').catch(() => undefined);
  return text?.split(/\r?\n/).flatMap((line, i) => {
    const [, address] = /^\s*"(\/[^"\\\s]*)"\s*,?\s*$/.exec(line) ?? [];
    if (address !== undefined) return address;
    // Brackets, and the marks of a merge conflict.
    if (/^\s*[[\]]?\s*$|^(?:<{7}|={7}|>{7}|\|{7})/.test(line)) return [];
    throw new Error(
      `${LEDGER}:${i + 1} is not an address. Each line has one, such as "/articles/a-story/". Restore the file from git.`,
    );
  });
}

/**
 * Adds addresses to the ledger: one on each line, sorted, so that branches can be merged. Returns those that
 * are new.
 */
export async function writeLedger(root: string, addresses: readonly string[]): Promise<string[]> {
  const known = new Set(await readLedger(root));
  const added = addresses.filter((address) => !known.has(address));
  if (added.length > 0) {
    const lines = [...known, ...added].toSorted().map((address) => `  ${JSON.stringify(address)}`);
    await replaceDurably(join(root, LEDGER), `[\n${lines.join(',\n')}\n]\n`);
  }
  return added;
}
