import { basename } from 'node:path';
import type { ParsedRow } from '../../src/subscribers/import/file-format.ts';
import {
  type FileFormatId,
  fileFormats,
  detectFormat,
} from '../../src/subscribers/import/file-formats.ts';
import { columnsToDelete } from '../../src/subscribers/import/plain-list.ts';
import { parseEmailAddress } from '../../src/core/email-address.ts';
import { UsageError } from '../command/command.ts';
import { knownInFile } from './known.ts';
import { readCsv } from './read-csv.ts';

/**
 * Reads a file once, so that an unreadable file is reported before anything changes, and a row that
 * says an address left applies to rows above it too. `rows` reads it again. Throws a UsageError if its
 * columns are not known, and an UnreadableFile.
 */
export async function fileToImport(path: string, from: FileFormatId | undefined) {
  const fileName = basename(path).toLowerCase();
  const { note, ...known } = knownInFile();
  let kind: FileFormatId | undefined;
  await readCsv(
    path,
    (row, line) => {
      if (kind) note(fileFormats[kind].parse(row, fileName), line);
    },
    (columns) => (kind = kindIn(path, columns, from)),
  );
  if (!kind) throw new UsageError(`${path} is empty.`);
  const { parse } = fileFormats[kind];
  return {
    kind,
    known,
    rows: (take: (reading: ParsedRow, line: number) => Promise<void>) =>
      readCsv(path, (row, line) => take(parse(row, fileName), line)),
  };
}

const listed = new Intl.ListFormat('en');

function kindIn(path: string, columns: string[], from: FileFormatId | undefined): FileFormatId {
  if (columns.some((name) => parseEmailAddress(name))) {
    throw new UsageError(
      `${path} starts with an address. Add a first line with the column names, such as: email`,
    );
  }
  if (from !== undefined && fileFormats[from].matches(new Set(columns))) return from;
  const detected = from === undefined ? detectFormat(columns) : undefined;
  if (detected) return detected;
  const expected = from === undefined ? 'a known service' : fileFormats[from].name;
  throw new UsageError(
    `${path} does not have the columns of ${expected}; found ${columns.join(', ')}. ${remedy(columns, from)}`,
  );
}

function remedy(columns: string[], from: FileFormatId | undefined): string {
  const setting = from === undefined ? 'set --from' : `check --from ${from}`;
  const isPlain = from === undefined || from === 'plain';
  const extra = isPlain ? (columnsToDelete(columns) ?? []) : [];
  if (extra.length === 0) return `To say what it is, ${setting}.`;
  return (
    'To import it as a plain list, delete the rows of people who have unsubscribed, then the ' +
    `${extra.length === 1 ? 'column' : 'columns'} ${listed.format(extra)}. Otherwise, ${setting}.`
  );
}
