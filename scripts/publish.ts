// npm run publish: plans, builds, deploys and sends every issue that is due. Run it as often as you like.
import { REPUTATION } from '../src/newsletters/sending/reputation.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand } from './command/command.ts';
import { oneOf } from './command/one-of.ts';
import { PHASES } from './newsroom/publish/publish-request.ts';
import './settings/site.ts';

// After the settings, which they import.
const { blockingRules } = await import('../src/newsletters/preflight/preflight.ts');
const { publish } = await import('./newsroom/publish/publish.ts');

const RULES = [...Object.keys(blockingRules), REPUTATION];

const command = makeCommand('npm run publish', {
  does: 'Plans, builds, deploys and sends every issue that is due.',
  options: {
    yes: {
      type: 'boolean',
      default: false,
      does: 'do it; without it, print the steps and change nothing',
    },
    newsletter: { type: 'string', value: '<id>', does: 'only this newsletter' },
    force: {
      type: 'string',
      multiple: true,
      default: [],
      value: '<rule>',
      does: 'overrule a rule of the check, or reputation (repeatable)',
    },
    late: { type: 'boolean', default: false, does: 'send even if overdue' },
    phase: {
      type: 'string',
      value: '<phase>',
      does: 'only build (plan, build, deploy) or only send',
    },
    push: { type: 'boolean', default: false, does: 'push the commits' },
  },
  notes: `  The phase build needs no RESEND_API_KEY.
  DEPLOY_COMMAND is the shell command that copies dist/ (a link: keep the slash) to the site;
  SITE_URL is the URL of the site. Exit codes: npm run issue -- --help`,
  run: ({ values }) => {
    for (const rule of values.force) oneOf('--force', rule, RULES);
    return publish({ ...values, phase: phaseFrom(values.phase) });
  },
});
process.exitCode = await runCommand(command, process.argv.slice(2));

function phaseFrom(phase: string | undefined) {
  return phase === undefined ? phase : oneOf('--phase', phase, PHASES);
}
