import { globSync, readFileSync } from 'node:fs';
import { exampleAddress } from '../../src/newsletters/preflight/example-address.ts';
import { idAuthorityAdvice, languageAdvice } from '../../src/settings/publication-settings.ts';
import { DEMO_ABOUT_TEXT, DEMO_SETTINGS } from '../newsroom/setup/demo.ts';
import { startWords } from '../newsroom/setup/start/start-content.ts';
import { projectPath } from './environment.ts';
import type { Publication } from './publication.ts';

/**
 * One line for each thing that is allowed and that a publisher should change before publishing: what is
 * left of the demo and of the first content of setup, and a language without an interface. `doctor` and `check:content` print it.
 */
export function publicationAdvice(site: Publication): string[] {
  return [
    ...exampleAddress(site),
    idAuthorityAdvice(site),
    ...demoTextAdvice(site),
    ...pageAdvice(),
    languageAdvice(site),
  ].filter((line) => line !== undefined);
}

function demoTextAdvice(site: Publication): string[] {
  return (['motto', 'description'] as const)
    .filter((key) => site[key] === DEMO_SETTINGS[key])
    .map((key) => `${key} is that of the demo. Set it in src/site.config.ts to yours.`);
}

/** What only the About pages of setup say, in each language. */
const START_TEXTS = Object.values(startWords).map(({ aboutToReplace }) => aboutToReplace);

function pageAdvice(): string[] {
  return globSync('content/pages/**/*.{md,mdx}', { cwd: projectPath('') })
    .toSorted()
    .flatMap((file) => {
      const text = readFileSync(projectPath(file), 'utf8');
      if (text.includes(DEMO_ABOUT_TEXT))
        return [`${file} is the page of the demo. Replace its text with yours.`];
      return START_TEXTS.filter((sentence) => text.includes(sentence)).map(
        (sentence) => `${file} still says “${sentence}” Replace that sentence with your text.`,
      );
    });
}
