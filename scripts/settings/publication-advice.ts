import { globSync, readFileSync } from 'node:fs';
import { exampleAddress } from '../../src/newsletters/preflight/mail-rules.ts';
import { idAuthorityAdvice, languageAdvice } from '../../src/settings/publication-settings.ts';
import { projectPath } from './environment.ts';
import type { Publication } from './publication.ts';

/**
 * One line for each thing that is allowed and that a publisher should change before publishing: what is
 * left of the demo, and a language without an interface. `doctor` and `check:content` print it.
 */
export function publicationAdvice(site: Publication): string[] {
  return [
    ...exampleAddress(site),
    idAuthorityAdvice(site),
    ...demoPageAdvice(),
    languageAdvice(site),
  ].filter((line) => line !== undefined);
}

/** What only the demo's own About page says. */
const DEMO_TEXT = /This copy of Broadsheet does not have a publisher yet/;

function demoPageAdvice(): string[] {
  return globSync('content/pages/**/*.{md,mdx}', { cwd: projectPath('') })
    .toSorted()
    .filter((file) => DEMO_TEXT.test(readFileSync(projectPath(file), 'utf8')))
    .map((file) => `${file} is the page of the demo. Replace its text with yours.`);
}
