import { readFile } from 'node:fs/promises';
import {
  type IssueLedger,
  type LedgerEntry,
  ledgerSchema,
} from '../../newsletters/sending/issue-ledger.ts';
import { codeOf, replaceDurably } from './replace-durably.ts';

/**
 * Stores the ledger of an issue in a file in git. The file is replaced atomically, so a crash
 * leaves the old or the new one; `append` resolves once it is on disk. Only one process may append
 * at a time. Errors are for operators: they name the file and the fix.
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
            'Fix that, then run the same command again: it first checks what was sent.',
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
    `${file} is not a valid ledger of ${issue}: it was truncated or edited. ` +
      `Restore it: git checkout -- ${file}. ` +
      'If git does not have it, delete it: a sent issue is found by its name at Resend.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
