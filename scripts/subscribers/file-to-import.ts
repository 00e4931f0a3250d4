import { basename } from 'node:path';
import type { ParsedRow } from '../../src/subscribers/import/file-format.ts';
import {
  type FileFormatId,
  fileFormats,
  detectFormat,
} from '../../src/subscribers/import/file-formats.ts';
import { UsageError } from '../command/command.ts';
import { knownInFile } from './known.ts';
import { readCsv } from './read-csv.ts';

/**
 * Reads a file once, so that what cannot be read is known before anything is done, and a row that
 * says an address left counts for those above it too. `rows` reads it again. Throws a UsageError when
 * its columns are none that are known, and an UnreadableFile.
 */
export async function fileToImport(path: string, from: FileFormatId | undefined) {
  const fileName = basename(path).toLowerCase();
  const { note, ...known } = knownInFile();
  let kind: FileFormatId | undefined;
  await readCsv(
    path,
    (row, line) => {
      if (kind) note(fileFormats[kind].read(row, fileName), line);
    },
    (columns) => (kind = kindIn(path, columns, from)),
  );
  if (!kind) throw new UsageError(`${path} is empty`);
  const { read } = fileFormats[kind];
  return {
    kind,
    known,
    rows: (take: (reading: ParsedRow, line: number) => Promise<void>) =>
      readCsv(path, (row, line) => take(read(row, fileName), line)),
  };
}

function kindIn(path: string, columns: string[], from: FileFormatId | undefined): FileFormatId {
  const told = detectFormat(columns);
  if (from === undefined) {
    if (told) return told;
    throw new UsageError(
      `${path} has the columns ${columns.join(', ')}, which are none of those of ` +
        `${Object.values(fileFormats)
          .map(({ name }) => name)
          .join(', ')}. Say which by --from`,
    );
  }
  if (fileFormats[from].isOf(new Set(columns))) return from;
  throw new UsageError(`${path} has not the columns of ${fileFormats[from].name}`);
}
