import { readFile } from 'node:fs/promises';
import {
  type IssueLedger,
  type LedgerEntry,
  ledgerSchema,
} from '../../newsletters/sending/issue-ledger.ts';
import { codeOf, replaceDurably } from './replace-durably.ts';

/**
 * Keeps the ledger of an issue in a file of its own, which git keeps. It is replaced whole, so that
 * a crash leaves the old or the new one; `append` resolves when the disk has it. One process at a
 * time may append. Errors are for the operator: they name the file and say what to do.
 */
export function ledgerFile(file: string, issue: string): IssueLedger {
  return {
    entries: () => readEntries(file, issue),
    async append(entry) {
      const entries = [...(await readEntries(file, issue)), entry];
      const text = `${JSON.stringify({ issue, entries }, null, 2)}\n`;
      await replaceDurably(file, text).catch((error: unknown) => {
        throw new Error(
          `${file} could not be written (${codeOf(error)}), and nothing is sent without it. ` +
            'Mend that, then run the same command again: it begins by asking what has gone out.',
        );
      });
    },
  };
}

async function readEntries(file: string, issue: string): Promise<LedgerEntry[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Error(`${file} could not be read (${codeOf(error)}).`);
  });
  if (text === undefined) return [];

  const ledger = ledgerSchema.safeParse(parseJson(text));
  if (ledger.success && ledger.data.issue === issue) return ledger.data.entries;
  throw new Error(
    `${file} is not the ledger of ${issue}: it was cut off or changed. ` +
      `Restore it: git checkout -- ${file}. ` +
      'If git has none, remove it: an issue that went out is known by its name at Resend.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
