import { safeCell } from '../../src/subscribers/import/safe-cell.ts';
import { passWords } from './import-words.ts';
import { type CsvWriter, csvWriter } from './write-csv.ts';

/** Lines that the terminal shows; the rest stands in the file of the report. */
const SHOWN = 20;

type Reason = Parameters<typeof passWords>[0];

/** Counts what became of the rows; addresses go into the file at `path` alone, if it is given. */
export async function importReport(path: string | undefined) {
  const csv: CsvWriter | undefined =
    path === undefined ? undefined : await csvWriter(path, ['line', 'address', 'reason']);
  const shown: string[] = [];
  let [takenIn, onTheList, others] = [0, 0, 0];

  return {
    taken() {
      takenIn += 1;
    },
    async passed(address: string, line: number, reason: Reason) {
      const words = passWords(reason);
      if (reason.kind === 'on-the-list') onTheList += 1;
      else if ((others += 1) <= SHOWN) shown.push(`  line ${line}: ${words}`);
      await csv?.row([String(line), safeCell(address), words]);
    },
    end: () => csv?.end(),
    summary(file: string, kind: string, isMeant: boolean): string {
      const rest = others - shown.length;
      return [
        `${file}, from ${kind}: ${takenIn} ${isMeant ? 'taken in' : 'would be taken in'}, ` +
          `${onTheList} on the list already, ${others} not taken${others > 0 ? ':' : '.'}`,
        ...shown,
        ...(rest > 0 ? [`  and ${rest} more; --report <file> writes them all`] : []),
        ...(isMeant ? [] : ['Nothing was changed. With --yes it is.']),
      ].join('\n');
    },
  };
}
