import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  type IssueLedger,
  type LedgerEntry,
  ledgerSchema,
} from '../../domain/sending/issue-ledger.ts';

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

async function replaceDurably(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  try {
    const handle = await open(fresh, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The new name is durable only when its folder is. Windows cannot open one, and needs not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch((error: unknown) => {
    if (['EISDIR', 'EPERM', 'EACCES'].includes(codeOf(error))) return undefined;
    throw error;
  });
  try {
    await handle?.sync();
  } finally {
    await handle?.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
