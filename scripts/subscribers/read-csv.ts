import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import { fileProblem } from '../command/file-problem.ts';
import type { Row } from '../../src/subscribers/import/file-format.ts';

/** More than any row of a real file; it bounds what a quotation mark that is never closed takes in. */
const MOST_CHARACTERS = 256 * 1024;

/** A file that is no CSV which can be relied upon. The message is for the operator. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
}

/**
 * Reads a CSV file row by row (RFC 4180; also with semicolons or tabs, and with a BOM). Of a row it
 * gives the line on which it begins, and its cells as they stand by the columns' names in lower case.
 * Throws an {@link UnreadableFile} for what cannot be opened, is no UTF-8 or never closes a quotation mark.
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
      `${path} cannot be read after line ${place.ended()}: a quotation mark there is not closed. ` +
        'Mend that row; nothing was changed.',
    );
  } finally {
    await file.close();
  }
}

/** Tells on which line a row begins. The parser counts the CRLF of a quoted cell as two lines. */
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

/** UTF-8 without its mark; anything else is refused rather than guessed. */
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

/** The first line holds more of it than of the others. */
async function delimiterOf(path: string): Promise<string> {
  const file = await open(path).catch(cannotRead(path));
  try {
    const { buffer, bytesRead } = await file
      .read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0)
      .catch(cannotRead(path));
    const head = buffer.subarray(0, bytesRead);
    // A column's name begins with no such bytes in UTF-8, and in UTF-16 with one of them.
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

/** Of a folder Node.js says so only when it is read, and then without its name. */
function cannotRead(path: string) {
  return (error: unknown): never => {
    const problem = fileProblem(error, path);
    throw problem === undefined ? error : new UnreadableFile(problem);
  };
}

const UTF_16_MARK = /^(?:fffe|feff)/;

function notUtf8(path: string): UnreadableFile {
  return new UnreadableFile(
    `${path} is not in UTF-8 (it may be UTF-16 or Windows-1252). ` +
      'Save it as “CSV UTF-8” and run the same again; nothing was changed.',
  );
}
