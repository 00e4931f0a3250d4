import { readdir } from 'node:fs/promises';
import { MARKDOWN_ENDINGS } from '../../../src/core/markdown-files.ts';
import type { IssueRecord } from '../../../src/newsletters/due-issues.ts';
import { settledStep } from '../../../src/newsletters/sending/issue-ledger.ts';
import { projectPath } from '../../settings/environment.ts';
import { ledgerOf } from '../issue/mailing.ts';

/** What content/issues/ says about each issue. Throws an Error for a ledger that cannot be read. */
export async function issueRecords(): Promise<IssueRecord[]> {
  const files = new Set(await readdir(projectPath('content/issues')).catch((): string[] => []));
  const ids = new Set([...files].map((file) => file.slice(0, file.indexOf('.'))));
  return Promise.all(
    [...ids].map(async (id) => ({
      id,
      isPlanned: MARKDOWN_ENDINGS.some((ending) => files.has(id + ending)),
      isSkipped: files.has(`${id}.skipped.json`),
      settled: files.has(`${id}.ledger.json`)
        ? settledStep(await ledgerOf(id).entries())
        : undefined,
    })),
  );
}
