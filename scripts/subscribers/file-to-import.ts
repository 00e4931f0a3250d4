import { basename } from 'node:path';
import type { RowReading } from '../../src/subscribers/import/file-kind.ts';
import {
  type FileKindId,
  fileKinds,
  kindOf,
} from '../../src/subscribers/import/subscriber-file.ts';
import { UsageError } from '../command/command.ts';
import { knownInFile } from './known.ts';
import { readCsv } from './read-csv.ts';

/**
 * Reads a file once, so that what cannot be read is known before anything is done, and a row that
 * says an address left counts for those above it too. `rows` reads it again. Throws a UsageError when
 * its columns are none that are known, and an UnreadableFile.
 */
export async function fileToImport(path: string, from: FileKindId | undefined) {
  const fileName = basename(path).toLowerCase();
  const { note, ...known } = knownInFile();
  let kind: FileKindId | undefined;
  await readCsv(
    path,
    (row, line) => {
      if (kind) note(fileKinds[kind].read(row, fileName), line);
    },
    (columns) => (kind = kindIn(path, columns, from)),
  );
  if (!kind) throw new UsageError(`${path} is empty`);
  const { read } = fileKinds[kind];
  return {
    kind,
    known,
    rows: (take: (reading: RowReading, line: number) => Promise<void>) =>
      readCsv(path, (row, line) => take(read(row, fileName), line)),
  };
}

function kindIn(path: string, columns: string[], from: FileKindId | undefined): FileKindId {
  const told = kindOf(columns);
  if (from === undefined) {
    if (told) return told;
    throw new UsageError(
      `${path} has the columns ${columns.join(', ')}, which are none of those of ` +
        `${Object.values(fileKinds)
          .map(({ name }) => name)
          .join(', ')}. Say which by --from`,
    );
  }
  if (fileKinds[from].isOf(new Set(columns))) return from;
  throw new UsageError(`${path} has not the columns of ${fileKinds[from].name}`);
}
