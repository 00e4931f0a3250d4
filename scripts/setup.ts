// npm run setup: makes the publication yours.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { confirm, note } from '@clack/prompts';
import { answered } from './command/answered.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand, UsageError } from './command/command.ts';
import { demoFiles } from './newsroom/setup/demo.ts';
import { setupOptions } from './newsroom/setup/options.ts';
import { startWords } from './newsroom/setup/start/start-content.ts';
import { type Answers, type Present, planSetup } from './newsroom/setup/plan-setup.ts';
import { readAnswers } from './newsroom/setup/read-answers.ts';
import { replaceFiles } from './newsroom/setup/replace-files.ts';
import { setupSummary } from './newsroom/setup/summary.ts';
import { projectPath } from './settings/environment.ts';
import { readPublication } from './settings/publication.ts';

const command = makeCommand('npm run setup', {
  does: 'Makes the publication yours: settings, colors, newsletters and, if you like, without the demo.',
  options: setupOptions,
  notes: '  Asks for what you leave out. Nothing is written until you confirm the summary.',
  async run({ values }) {
    const present = await presentProject();
    const asks = !values.yes;
    if (asks && !process.stdin.isTTY)
      throw new UsageError(
        'There is no terminal to ask in. Add --yes: what you leave out stays as it is.',
      );
    const answers = await readAnswers(values, present, { asks });
    const plan = planSetup(answers, present, new Date());
    const summary = setupSummary(plan);
    if (summary === '') {
      console.log('Nothing to change.');
      return 0;
    }
    if (asks) {
      note(summary, 'What changes');
      if (!answered(await confirm({ message: 'Write these changes?' })))
        throw new Error('Nothing was written.');
    } else console.log(summary);
    replaceFiles(projectPath('.'), plan);
    console.log(nextSteps(answers));
    return 0;
  },
});
process.exitCode = await runCommand(command, process.argv.slice(2));

async function presentProject(): Promise<Present> {
  const publication = await readPublication();
  if ('problems' in publication) throw new Error(publication.problems.join('\n'));
  const demo = demoFiles(projectPath('.'));
  const articles = globSync('content/articles/*', { cwd: projectPath('.') });
  return {
    site: publication.site,
    config: readFileSync(projectPath('src/site.config.ts'), 'utf8'),
    tokens: readFileSync(projectPath('src/styles/tokens.css'), 'utf8'),
    demo,
    hasOwnArticles: articles.some((file) => !demo.includes(file.replaceAll('\\', '/'))),
    newsletters: globSync('content/newsletters/*.yaml', { cwd: projectPath('.') }).map((file) =>
      basename(file, '.yaml'),
    ),
  };
}

function nextSteps({ url, words }: Answers): string {
  const { legalPage } = startWords[words];
  const file = legalPage && `content/pages/${legalPage.id}.md`;
  return [
    'Done. Next:',
    '  npm run check:content  says what is left to write',
    '  npm run dev            shows your publication',
    ...(file && !existsSync(projectPath(file)) ? [`  ${file}  ${legalPage.hint}`] : []),
    ...(url ? [`  On your server, set SITE_URL=${url}`] : []),
  ].join('\n');
}
