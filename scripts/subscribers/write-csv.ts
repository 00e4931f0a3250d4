import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { newFileProblem } from '../command/file-problem.ts';

/** Writes CSV row by row. */
export interface CsvWriter {
  /** Resolves when the stream can take another row. */
  row(cells: readonly string[]): Promise<void>;
  /** Resolves when everything is written and the file has its name. */
  end(): Promise<void>;
  /** Removes the incomplete file. */
  giveUp(): Promise<void>;
}

/**
 * Writes CSV in UTF-8 (RFC 4180) to a new file that only its owner can read, or to standard output.
 * The file gets its name when it is complete. Throws an Error with a message for the operator if it
 * exists or cannot be created.
 */
export async function csvWriter(
  path: string | undefined,
  columns: readonly string[],
): Promise<CsvWriter> {
  const part = `${path}.part`;
  if (path !== undefined) await refuseExisting(path);
  const file =
    path === undefined ? undefined : await open(part, 'w', 0o600).catch(cannotWrite(path));
  const target = file?.createWriteStream() ?? process.stdout;
  const rows = stringify({ record_delimiter: 'windows', quote_record_delimiter: true });
  rows.pipe(target, { end: file !== undefined });

  const row = (cells: readonly string[]) =>
    new Promise<void>((resolve, reject) => {
      rows.write(cells, (error) => (error ? reject(error) : resolve()));
    });
  await row(columns);
  return {
    row,
    async end() {
      rows.end();
      await finished(file ? target : rows);
      if (path !== undefined) await rename(part, path);
    },
    async giveUp() {
      rows.destroy();
      target.on('error', () => undefined);
      if (path !== undefined) await rm(part, { force: true });
    },
  };
}

function cannotWrite(path: string) {
  return (error: unknown): never => {
    const problem = newFileProblem(error, path);
    throw problem === undefined ? error : new Error(problem);
  };
}

async function refuseExisting(path: string): Promise<void> {
  const existing = await open(path).catch(() => undefined);
  if (!existing) return;
  await existing.close();
  throw new Error(`${path} already exists. Name another file, or remove it.`);
}
