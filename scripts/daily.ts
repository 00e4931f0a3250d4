// npm run daily: plans the issue that is due, builds and deploys it, and sends it once it is live.
// Every step may be repeated: run it again after a failure at any point.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { MARKDOWN_ENDINGS } from '../src/core/markdown-files.ts';
import { issueId } from '../src/newsletters/issue.ts';
import { lastClosedDay } from '../src/newsletters/newsletter-calendar.ts';
import { settledStep } from '../src/newsletters/sending/issue-ledger.ts';
import { REPUTATION } from '../src/newsletters/sending/reputation.ts';
import { buildEnvironment } from './build/build-environment.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand, UsageError } from './command/command.ts';
import { projectPath } from './settings/environment.ts';
import { readBuiltIssue } from './newsroom/issue/built-issue.ts';
import { isLive } from './newsroom/issue/issue-states.ts';
import { ledgerOf } from './newsroom/issue/mailing.ts';
import { readNewsletter } from './newsroom/issue/newsletters.ts';
import { site } from './settings/site.ts';

/** How long the site may take to show what was deployed. */
const LIVE_WITHIN_MS = 15 * 60_000;
const LOOK_MS = 5000;
const here = { cwd: projectPath('.'), stdio: 'inherit' } as const;

const command = makeCommand('npm run daily', {
  does: 'Plans the issue that is due, builds and deploys it, and sends it once it is live.',
  options: {
    yes: {
      type: 'boolean',
      default: false,
      does: 'do it; without it, the steps are printed and nothing is done',
    },
    newsletter: {
      type: 'string',
      default: 'daily',
      value: '<id>',
      does: 'daily when it is left out',
    },
    force: {
      type: 'string',
      multiple: true,
      default: [],
      value: '<rule>',
      does: 'overrule a rule of the preflight, or reputation; may be given again',
    },
    late: {
      type: 'boolean',
      default: false,
      does: 'send it though it ought to have gone long ago',
    },
    phase: {
      type: 'string',
      value: '<phase>',
      does: 'publish or send; both, one after the other, when it is left out',
    },
    push: {
      type: 'boolean',
      default: false,
      does: 'push the commits, which other machines then have',
    },
  },
  notes: `  The phase publish plans, builds and deploys, and needs no RESEND_API_KEY; send does the rest.
  DEPLOY_COMMAND is the shell command that copies dist/ (a link: keep the slash) to the site;
  SITE_URL is the site's address.`,
  run: ({ values }) => daily(values),
});
process.exitCode = await runCommand(command, process.argv.slice(2));

interface Wishes {
  yes: boolean;
  newsletter: string;
  force: string[];
  late: boolean;
  phase?: string | undefined;
  push: boolean;
}

async function daily(wishes: Wishes): Promise<number> {
  const { yes, phase } = wishes;
  if (phase !== undefined && phase !== 'publish' && phase !== 'send') {
    throw new UsageError(`--phase is ${phase}; expected publish or send`);
  }
  const newsletter = await readNewsletter(wishes.newsletter);
  if (newsletter.cadence === 'breaking') throw new Error('Breaking news has no day of its own.');
  const date = lastClosedDay(newsletter, new Date(), site.timeZone);
  const id = issueId({ date, newsletter: newsletter.id });
  const isPlanned = () =>
    MARKDOWN_ENDINGS.some((ending) => existsSync(projectPath(`content/issues/${id}${ending}`)));
  const step = steps(wishes);
  const publishes = phase !== 'send';

  if (publishes && !isPlanned()) {
    const plan = step.attempt('plan', node('issue.ts', 'plan', '--newsletter', newsletter.id));
    // It has said why; 3 is a question to a person.
    if (plan !== 0) return plan;
  }
  // There is no story for it.
  if (yes && !isPlanned()) return 0;
  if (publishes) step.commit(`Plan ${id}`, id);
  if (publishes) buildAndDeploy(step);
  return phase === 'publish' ? 0 : send(step, id, wishes);
}

function buildAndDeploy({ run }: Steps): void {
  run('build', node('build.ts'), buildEnvironment(process.env));
  const deploy = process.env['DEPLOY_COMMAND'];
  if (deploy) run('deploy', ['sh', '-c', deploy]);
  else console.log('== deploy: DEPLOY_COMMAND is not set, so the site is deployed by other means');
}

/** Sends the issue once it is live, and keeps its ledger. Gives the exit status. */
async function send({ attempt, commit }: Steps, id: string, { yes, force, late }: Wishes) {
  if (settledStep(await ledgerOf(id).entries())?.step === 'submitted') {
    console.log(`== ${id} was already sent`);
    commit(`Keep the ledger of ${id}`, id);
    return 0;
  }
  console.log(`== wait until ${id} is live`);
  if (yes) await waitUntilLive(id);
  const forced = (rules: readonly string[]) => rules.flatMap((rule) => ['--force', rule]);
  // Apart from the sending, for the advice that it has no use for.
  const checked = force.filter((rule) => rule !== REPUTATION);
  if (attempt('check', node('issue.ts', 'check', id, ...forced(checked))) !== 0) return 1;
  // What was written down is kept, whatever became of the sending.
  const options = [...forced(force), ...(late ? ['--late'] : [])];
  const status = attempt('send', node('issue.ts', 'send', id, '--yes', ...options));
  commit(`Keep the ledger of ${id}`, id);
  return status;
}

async function waitUntilLive(id: string): Promise<void> {
  const built = await readBuiltIssue(id);
  const siteUrl = process.env['SITE_URL'] ?? '';
  for (let waited = 0; !(await isLive(built, siteUrl)); waited += LOOK_MS) {
    if (waited >= LIVE_WITHIN_MS)
      throw new Error(`${siteUrl} does not serve ${id} as it was built.`);
    await sleep(LOOK_MS);
  }
}

type Steps = ReturnType<typeof steps>;

/** How a step is taken: done or, without `yes`, only told. */
function steps({ yes, push }: Pick<Wishes, 'yes' | 'push'>) {
  /** Gives the exit status of the command. */
  function attempt(
    step: string,
    [program = '', ...args]: readonly string[],
    env = process.env,
  ): number {
    const shown = [program, ...args].map((word) => word.replace(projectPath(''), '')).join(' ');
    console.log(`== ${step}: ${shown}`);
    if (!yes) return 0;
    return spawnSync(program, args, { ...here, env }).status ?? 1;
  }

  /** Throws an Error for the operator unless the command succeeds. */
  function run(step: string, command: readonly string[], env = process.env): void {
    const status = attempt(step, command, env);
    if (status !== 0)
      throw new Error(`The step “${step}” ended with ${status}. Mend that, run it again.`);
  }

  /** Commits the file and the ledger of an issue, and nothing else. */
  function commit(message: string, id: string): void {
    const endings = yes ? [...MARKDOWN_ENDINGS, '.ledger.json'] : ['.mdx', '.ledger.json'];
    const files = endings.map((ending) => `content/issues/${id}${ending}`);
    const paths = ['--', ...files.filter((file) => !yes || existsSync(projectPath(file)))];
    run('commit', ['git', 'add', ...paths]);
    const isClean =
      yes && spawnSync('git', ['diff', '--cached', '--quiet', ...paths], here).status === 0;
    if (!isClean) run('commit', ['git', 'commit', '-m', message, ...paths]);
    if (push) run('push', ['git', 'push']);
  }

  return { attempt, run, commit };
}

function node(script: string, ...args: string[]): string[] {
  return [process.execPath, projectPath(`scripts/${script}`), ...args];
}
