// npm run build: builds the site, then points dist/ to it in one step.
import { astroBuild } from './build/astro.ts';
import { optionalProblems } from '../src/settings/server-settings.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand } from './command/command.ts';

const command = makeCommand('npm run build', {
  does: 'Builds the site and its search index, then points dist/ to them in one step.',
  options: {},
  async run() {
    const problems = optionalProblems(process.env);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    await astroBuild();
    return 0;
  },
});
process.exitCode = await runCommand(command, process.argv.slice(2));
