import type { ExportFiles } from '../exports/export-files.ts';
import type { LeftOut } from '../source-post.ts';

/** Lists of subscribers in an export. Another command imports those. */
export function subscriberLists(files: ExportFiles, others: readonly string[]): LeftOut[] {
  return files.names
    .filter((name) => /(?:email_list|subscriber|signup|contacts|members)[^/]*\.csv$/i.test(name))
    .filter((name) => !others.includes(name))
    .map((from) => ({
      from,
      reason: 'lists subscribers. Extract it, then run: npm run subscribers -- import',
    }));
}
