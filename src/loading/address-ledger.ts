import { readFile } from 'node:fs/promises';

/** The file with every address that was ever published, from the project's root. */
export const LEDGER = 'content/addresses.json';

/**
 * The addresses in the ledger of the project at `root`; `undefined` if there is none. Reads it line by line,
 * because git joins the lines of two branches (merge=union in .gitattributes) without regard to commas. Throws an
 * Error with one line for anything else.
 */
export async function readLedger(root: URL): Promise<string[] | undefined> {
  const text = await readFile(new URL(LEDGER, root), 'utf8').catch(() => undefined);
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
