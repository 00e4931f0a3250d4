// npm run check:content: checks whether this publication can be published.
import { readFileSync } from 'node:fs';
import { problemReport } from '../src/core/problem-report.ts';
import { optionalProblems } from '../src/settings/server-settings.ts';
import { contrastProblems } from '../src/styles/contrast.ts';
import { tryBuild } from './build/astro.ts';
import { positionProblems } from './build/public-files.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand } from './command/command.ts';
import { annotation } from './newsroom/check-content/annotations.ts';
import type { ContentReport } from './newsroom/check-content/read-content.ts';
import { projectPath, projectUrl } from './settings/environment.ts';
import { publicationAdvice } from './settings/publication-advice.ts';
import { readPublication } from './settings/publication.ts';

const command = makeCommand('npm run check:content', {
  does: 'Checks the content, settings and colors of your publication. Does not change dist/.',
  options: {
    json: { type: 'boolean', default: false, does: 'print every problem as JSON, for programs' },
    build: {
      type: 'boolean',
      default: false,
      does: 'also build every page, and discard the result',
    },
  },
  notes: '  In GitHub Actions, every problem is also shown beside its line.',
  async run({ values: { json, build } }) {
    const publication = await readPublication();
    const settings = [...optionalProblems(process.env), ...problemsOf(publication)];
    const { problems, notices } = await contentReport(settings.length === 0);
    const ofPublic = await positionProblems(projectUrl('public/'));
    const isValid = [problems, settings, ofPublic].every(({ length }) => length === 0);
    if (json) {
      console.log(JSON.stringify({ problems, settings, public: ofPublic, notices }, null, 2));
      return isValid ? 0 : 1;
    }
    for (const notice of notices) console.warn(notice);
    if (problems.length > 0) console.error(problemReport(problems));
    for (const problem of [...settings, ...ofPublic]) console.error(problem);
    if (process.env['GITHUB_ACTIONS'] === 'true')
      for (const problem of problems) console.log(annotation(problem));
    if (!isValid) return 1;
    if (build) await tryBuild();
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

function problemsOf(publication: Awaited<ReturnType<typeof readPublication>>): string[] {
  if ('problems' in publication) return publication.problems;
  const tokens = readFileSync(projectPath('src/styles/tokens.css'), 'utf8');
  return contrastProblems(tokens, publication.site.accent);
}

/** Invalid settings can make the content unreadable; then they are reported alone. */
async function contentReport(hasValidSettings: boolean): Promise<ContentReport> {
  try {
    // It imports the settings.
    const { readContent } = await import('./newsroom/check-content/read-content.ts');
    return await readContent(projectPath('.'));
  } catch (error) {
    if (hasValidSettings) throw error;
    return { problems: [], notices: [] };
  }
}
