// The publication's settings, for every program. If they are invalid, importing this module ends the
// process with exit code 1 and one line for each problem.
//
// Node.js loads all modules that a program imports before it runs the first. So what imports src/site.ts
// needs an `await import` after this module; otherwise a syntax error in src/site.config.ts is a stack trace.
import { readPublication } from './publication.ts';

const publication = await readPublication();
if ('problems' in publication) {
  console.error(publication.problems.join('\n'));
  process.exit(1);
}

export const { site } = publication;
