import { CsvError, parse } from 'csv-parse';
import { type ExportFiles, streamOf } from '../exports/export-files.ts';
import { record, type Values } from './front-matter-values.ts';

/** More than any text of a real post, in characters. Limits how much an unclosed quotation mark takes in. */
const MOST_CHARACTERS = 20_000_000;

/**
 * Reads a CSV file row by row, each by the names of its columns in lower case. Throws an Error with one
 * line if it is not CSV, or if a row lacks one of the columns that `required` names.
 */
export async function* csvRows(
  files: ExportFiles,
  name: string,
  required: readonly string[],
): AsyncGenerator<Values> {
  const parser = parse({
    bom: true,
    columns: (names: string[]) => {
      const columns = names.map((one) => one.trim().toLowerCase());
      const missing = required.find((column) => !columns.includes(column));
      if (missing !== undefined) throw new Error(`${name} has no column ${missing}.`);
      return columns;
    },
    max_record_size: MOST_CHARACTERS,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const stream = await streamOf(files, name);
  stream.on('error', (error) => void parser.destroy(error));
  stream.pipe(parser);
  try {
    for await (const row of parser) yield record(row);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const fault =
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'a quotation mark is not closed'
        : 'a row does not have as many cells as the first one';
    throw new Error(
      `${name} is not valid CSV after line ${parser.info.lines}: ${fault}. It may be incomplete: download or export it again.`,
      { cause: error },
    );
  } finally {
    stream.destroy();
  }
}
