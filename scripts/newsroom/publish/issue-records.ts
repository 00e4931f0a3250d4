import { readdir } from 'node:fs/promises';
import type { IssueRecord } from '../../../src/newsletters/due-issues.ts';
import { idsOfIssueFiles } from '../../../src/newsletters/loading/issue-files.ts';
import { settledStep } from '../../../src/newsletters/sending/issue-ledger.ts';
import { projectPath, projectUrl } from '../../settings/environment.ts';
import { ledgerOf } from '../issue/mailing.ts';

/** A ledger, or the record of a day without an issue. */
const RECORD = /^([^.]+)\.(?:ledger|skipped)\.json$/;

/** What content/issues/ says about each issue. Throws an Error for a ledger that cannot be read. */
export async function issueRecords(): Promise<IssueRecord[]> {
  const files = new Set(await readdir(projectPath('content/issues')).catch((): string[] => []));
  const planned = await idsOfIssueFiles(projectUrl('.'));
  const recorded = [...files].flatMap((file) => RECORD.exec(file)?.[1] ?? []);
  return Promise.all(
    [...new Set([...planned, ...recorded])].map(async (id) => ({
      id,
      isPlanned: planned.has(id),
      isSkipped: files.has(`${id}.skipped.json`),
      settled: settledStep(await ledgerOf(id).entries()),
    })),
  );
}
