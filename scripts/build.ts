// npm run build: builds the site, then points dist/ to it in one step.
import { astroBuild } from './build/astro.ts';
import { optionalProblems, workerProblems } from '../src/settings/server-settings.ts';
import { loadWrangler } from './build/cloudflare/wrangler-problems.ts';
import { runCommand } from './command/command-line.ts';
import { InvalidSettings, makeCommand } from './command/command.ts';
import { projectPath, targetHere } from './settings/environment.ts';
import { secretsInFiles } from './settings/secrets-in-files.ts';
import { formsOrigin } from '../src/settings/forms-origin.ts';

/** The exit code if files were left out. */
const PARTLY_PUBLISHED = 5;

const command = makeCommand('npm run build', {
  does: 'Builds the site and its search index, then points dist/ to them in one step.',
  options: {
    again: {
      type: 'boolean',
      default: false,
      does: 'build even if nothing has changed since the last build',
    },
    'skip-faulty': {
      type: 'boolean',
      default: false,
      does: `leave out articles, pages and issues with problems, and exit with ${PARTLY_PUBLISHED} if there are any`,
    },
    'with-drafts': {
      type: 'boolean',
      default: false,
      does: 'for review: with drafts and scheduled articles, and not for search engines',
    },
  },
  async run({ values }) {
    // Without a public URL, pages ask search engines not to index them.
    if (values['with-drafts']) delete process.env['SITE_URL'];
    const isForWorker = targetHere() === 'cloudflare';
    const problems = [
      ...optionalProblems(process.env),
      ...(isForWorker ? workerProblems(process.env) : []),
      ...secretsInFiles(projectPath('.')),
    ];
    if (problems.length > 0) throw new InvalidSettings(problems);
    if (isForWorker) await loadWrangler();
    if (formsOrigin(process.env) === undefined) {
      console.log('SUBSCRIBE_ORIGIN is not set, so the site has no sign-up forms.');
    }
    const { isLeftOut } = await astroBuild(undefined, {
      skipFaulty: values['skip-faulty'],
      again: values.again,
      withDrafts: values['with-drafts'],
    });
    if (!isLeftOut) return 0;
    console.error(
      'The site was published without the files that have problems. See the report above.',
    );
    return PARTLY_PUBLISHED;
  },
});
process.exitCode = await runCommand(command, process.argv.slice(2));
