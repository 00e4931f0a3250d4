import { setTimeout as sleep } from 'node:timers/promises';
import type { DueIssue } from '../../../src/newsletters/due-issues.ts';
import { REPUTATION } from '../../../src/newsletters/sending/reputation.ts';
import { readBuiltIssue } from '../issue/built-issue.ts';
import { isLive } from '../issue/issue-states.ts';
import type { PublishRequest } from './publish-request.ts';
import { node, type Steps } from './steps.ts';

/** How long the site may take to show what was deployed. */
const LIVE_WITHIN_MS = 15 * 60_000;
const LOOK_MS = 5000;

/** Sends a planned issue once it is live, and commits its ledger. Returns the exit code. */
export async function sendDueIssue(
  { id }: DueIssue,
  {
    request: { yes, force, late },
    steps: { attempt, commitIssue },
    isLiveInTime,
  }: { request: PublishRequest; steps: Steps; isLiveInTime: (id: string) => Promise<boolean> },
): Promise<number> {
  console.log(`== wait until ${id} is live`);
  if (yes && !(await isLiveInTime(id))) {
    console.error(`${process.env['SITE_URL']} does not serve ${id} as it was built. Deploy it.`);
    return 1;
  }
  const forced = (rules: readonly string[]) => rules.flatMap((rule) => ['--force', rule]);
  // `check` knows no reputation. It runs before `send` for its advice.
  const checked = force.filter((rule) => rule !== REPUTATION);
  if (attempt('check', node('issue.ts', 'check', id, ...forced(checked))) !== 0) return 1;
  const options = [...forced(force), ...(late ? ['--late'] : [])];
  const code = attempt('send', node('issue.ts', 'send', id, '--yes', ...options));
  // Keep the ledger even if the send failed.
  commitIssue(`Keep the ledger of ${id}`, id);
  return code;
}

/** Waits until the site serves an issue as it was built. All issues of a run share the time. */
export function liveWithinTime(): (id: string) => Promise<boolean> {
  let waited = 0;
  return async (id) => {
    const built = await readBuiltIssue(id).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      return undefined;
    });
    if (!built) return false;
    for (;;) {
      if (await isLive(built, process.env['SITE_URL'] ?? '')) return true;
      if (waited >= LIVE_WITHIN_MS) return false;
      await sleep(LOOK_MS);
      waited += LOOK_MS;
    }
  };
}
