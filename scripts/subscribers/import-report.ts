import { safeCell } from '../../src/subscribers/import/safe-cell.ts';
import { describeReason } from './import-words.ts';
import { type CsvWriter, csvWriter } from './write-csv.ts';

/** Lines that the terminal shows; the report file has them all. */
const SHOWN = 20;

type Reason = Parameters<typeof describeReason>[0];

/** Counts the outcomes of rows. Writes addresses only to the file at `path`, if it is given. */
export async function importReport(path: string | undefined) {
  const csv: CsvWriter | undefined =
    path === undefined ? undefined : await csvWriter(path, ['line', 'address', 'reason']);
  const shown: string[] = [];
  let [imported, onTheList, others] = [0, 0, 0];

  return {
    imported() {
      imported += 1;
    },
    async skipped(address: string, line: number, reason: Reason) {
      const words = describeReason(reason);
      if (reason.kind === 'on-the-list') onTheList += 1;
      else if ((others += 1) <= SHOWN) shown.push(`  line ${line}: ${words}`);
      await csv?.row([String(line), safeCell(address), words]);
    },
    end: () => csv?.end(),
    summary(file: string, kind: string, isReal: boolean): string {
      const rest = others - shown.length;
      return [
        `${file}, from ${kind}: ${imported} ${isReal ? 'imported' : 'would be imported'}, ` +
          `${onTheList} already on the list, ${others} skipped${others > 0 ? ':' : '.'}`,
        ...shown,
        ...(rest > 0 ? [`  and ${rest} more; --report <file> lists all of them`] : []),
        ...(isReal ? [] : ['Nothing was changed. To import, add --yes.']),
      ].join('\n');
    },
  };
}
