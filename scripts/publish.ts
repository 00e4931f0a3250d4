// npm run publish: plans, builds, deploys and sends every issue that is due. Run it as often as you like.
import { runCommand } from './command/command-line.ts';
import { makeCommand, UsageError } from './command/command.ts';
import { publish } from './newsroom/publish/publish.ts';

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
  run: ({ values }) => publish({ ...values, phase: phaseFrom(values.phase) }),
});
process.exitCode = await runCommand(command, process.argv.slice(2));

function phaseFrom(phase: string | undefined): 'build' | 'send' | undefined {
  if (phase === undefined || phase === 'build' || phase === 'send') return phase;
  throw new UsageError(`--phase is ${phase}; expected build or send`);
}
