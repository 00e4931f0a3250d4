// npm run check:content: checks whether this publication can be published.
import { readFileSync } from 'node:fs';
import { optionalProblems } from '../src/settings/server-settings.ts';
import { contrastProblems } from '../src/styles/contrast.ts';
import { tryBuild } from './build/astro.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand } from './command/command.ts';
import { projectPath } from './settings/environment.ts';
import { publicationAdvice } from './settings/publication-advice.ts';
import { readPublication } from './settings/publication.ts';

const command = makeCommand('npm run check:content', {
  does: 'Checks the content, settings and colors of your publication. Does not change dist/.',
  options: {},
  async run() {
    const tokens = readFileSync(projectPath('src/styles/tokens.css'), 'utf8');
    const problems = [...optionalProblems(process.env), ...contrastProblems(tokens)];
    if (problems.length > 0) throw new Error(problems.join('\n'));
    await tryBuild();
    const publication = await readPublication();
    const advice = 'site' in publication ? publicationAdvice(publication.site) : [];
    console.log(
      advice.length === 0
        ? 'No problems found. Your publication is ready to publish.'
        : ['No problems found. Before you publish:', ...advice].join('\n  '),
    );
    return 0;
  },
});
process.exitCode = await runCommand(command, process.argv.slice(2));
