import type { DueIssue } from '../../../src/newsletters/due-issues.ts';
import { planIssue } from '../../../src/newsletters/issue-plan.ts';
import { readNewsroom } from '../../../src/newsletters/loading/newsroom.ts';
import { isByCalendar, type Newsletter } from '../../../src/newsletters/newsletter.ts';
import { LEDGER } from '../../../src/loading/address-ledger.ts';
import { buildEnvironment } from '../../build/build-environment.ts';
import { projectUrl } from '../../settings/environment.ts';
import { site } from '../../settings/site.ts';
import { isWanted, type PublishRequest } from './publish-request.ts';
import { node, type Steps } from './steps.ts';

/**
 * Plans the wanted issues that have no file, then builds and deploys the site once, if there is
 * something to send. `look` says what is due after that. Returns the exit codes of the plans, and what is due.
 * Throws an Error for the operator when the build or the deployment fails.
 */
export async function buildDueIssues(
  due: DueIssue[],
  {
    look,
    request,
    newsletters,
    now,
    steps,
  }: {
    look: () => Promise<DueIssue[]>;
    request: PublishRequest;
    newsletters: readonly Newsletter[];
    now: Date;
    steps: Steps;
  },
): Promise<{ codes: number[]; issues: DueIssue[] }> {
  // An issue that was missed while there was no news is recorded as skipped.
  const missed = due.filter(({ state, isPlanned }) => state === 'overdue' && !isPlanned);
  const hasStories = missed.length > 0 ? await storyLookup(newsletters, now) : () => true;
  const skipped = new Set(missed.filter((issue) => !hasStories(issue)));
  const wanted = due.filter((issue) => isWanted(issue, request) || skipped.has(issue));
  const codes = wanted.map((issue) => (issue.isPlanned ? 0 : writePlan(issue, steps)));
  // A dry run has written no file.
  const isChanged = request.yes && wanted.some(({ isPlanned }) => !isPlanned);
  const issues = isChanged ? await look() : due;
  const sendable = request.yes
    ? issues.filter((issue) => issue.isPlanned && isWanted(issue, request))
    : wanted;
  if (sendable.length > 0) buildAndDeploy(steps, request);
  return { codes, issues };
}

/** Tells whether there is something to send in an issue. */
async function storyLookup(newsletters: readonly Newsletter[], now: Date) {
  const newsroom = await readNewsroom(projectUrl('.'), site.timeZone);
  return ({ newsletter: id, date: day, article }: DueIssue): boolean => {
    if (article !== undefined) return true;
    const newsletter = newsletters.filter(isByCalendar).find((one) => one.id === id);
    if (!newsletter) return false;
    const plan = planIssue(newsletter, { ...newsroom, timeZone: site.timeZone }, { now, day });
    return plan.status !== 'nothing-to-send';
  };
}

function writePlan({ id, newsletter, date, article }: DueIssue, { attempt, commitIssue }: Steps) {
  const story = article === undefined ? [] : ['--article', article];
  const command = node('issue.ts', 'plan', '--newsletter', newsletter, '--date', date, ...story);
  const code = attempt('plan', command);
  if (code === 0) commitIssue(`Plan ${id}`, id);
  return code;
}

function buildAndDeploy({ run, commit }: Steps, { yes }: PublishRequest): void {
  run('build', node('build.ts'), buildEnvironment(process.env));
  // Only a real build knows whether there are new addresses.
  if (yes) commit('Record the published addresses', [LEDGER]);
  const deploy = process.env['DEPLOY_COMMAND'];
  if (deploy) run('deploy', ['sh', '-c', deploy]);
  else console.log('== deploy: DEPLOY_COMMAND is not set, so something else deploys the site');
}
