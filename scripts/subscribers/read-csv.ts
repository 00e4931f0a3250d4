import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import { fileProblem } from '../command/file-problem.ts';
import type { Row } from '../../src/subscribers/import/file-format.ts';

/** More than any row of a real file. Limits how much an unclosed quotation mark can take in. */
const MOST_CHARACTERS = 256 * 1024;

/** A file that is not valid CSV. The message is for the operator. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
}

/**
 * Reads a CSV file row by row (RFC 4180; also with semicolons or tabs, and with a BOM). Passes each row
 * with the line on which it starts, and its cells, unchanged, by column name in lower case. Throws an
 * {@link UnreadableFile} if the file cannot be opened, is not UTF-8 or never closes a quotation mark.
 */
export async function readCsv(
  path: string,
  take: (row: Row, line: number) => void | Promise<void>,
  columns: (names: string[]) => void = () => undefined,
): Promise<void> {
  const parser = parse({
    delimiter: await delimiterOf(path),
    columns: (names: string[]) => {
      const plain = names.map((name) => name.trim().toLowerCase());
      columns(plain);
      return plain;
    },
    info: true,
    max_record_size: MOST_CHARACTERS,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const file = await open(path);
  const place = lineCounter();
  try {
    await pipeline(
      file.createReadStream({ autoClose: false }),
      decoded(path),
      parser,
      async (rows: AsyncIterable<{ record: Row; info: Info }>) => {
        for await (const { record, info } of rows) await take(record, place.next(record, info));
      },
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(
      `${path} is not valid CSV after line ${place.ended()}: a quotation mark is not closed. ` +
        'Fix that row. Nothing was changed.',
    );
  } finally {
    await file.close();
  }
}

/** Finds the line on which a row starts. The parser counts the CRLF of a quoted cell as two lines. */
function lineCounter() {
  let [ended, doubled, empty] = [1, 0, 0];
  return {
    ended: () => ended,
    next(record: Row, { lines, empty_lines }: Info): number {
      const begins = ended + 1 + empty_lines - empty;
      empty = empty_lines;
      doubled += Object.values(record).join('').match(/\r\n/g)?.length ?? 0;
      ended = lines - doubled;
      return begins;
    },
  };
}

/** Decodes UTF-8 and drops its BOM; refuses anything else instead of guessing. */
function decoded(path: string) {
  return async function* (chunks: AsyncIterable<Uint8Array>) {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
      yield decoder.decode();
    } catch (error) {
      if (error instanceof TypeError) throw notUtf8(path);
      throw error;
    }
  };
}

/** The delimiter that occurs most often in the first line. */
async function delimiterOf(path: string): Promise<string> {
  const file = await open(path).catch(cannotRead(path));
  try {
    const { buffer, bytesRead } = await file
      .read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0)
      .catch(cannotRead(path));
    const head = buffer.subarray(0, bytesRead);
    // In UTF-8 no column name starts with these bytes; in UTF-16 every file does.
    if (head.subarray(0, 2).includes(0) || UTF_16_MARK.test(head.toString('hex', 0, 2))) {
      throw notUtf8(path);
    }
    const line = head.toString('utf8').split(/\r?\n/, 1)[0] ?? '';
    const count = (delimiter: string) => line.split(delimiter).length;
    return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
  } finally {
    await file.close();
  }
}

/** For a folder, Node.js reports an error only when it is read, and without the path. */
function cannotRead(path: string) {
  return (error: unknown): never => {
    const problem = fileProblem(error, path);
    throw problem === undefined ? error : new UnreadableFile(problem);
  };
}

const UTF_16_MARK = /^(?:fffe|feff)/;

function notUtf8(path: string): UnreadableFile {
  return new UnreadableFile(
    `${path} is not encoded in UTF-8 (it may be UTF-16 or Windows-1252). ` +
      'Save it as “CSV UTF-8”, then run the same command again. Nothing was changed.',
  );
}
