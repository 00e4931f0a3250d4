// The publication's settings, for every program. If they are invalid, importing this module ends the
// process with exit code 1 and one line for each problem.
import { readPublication } from './publication.ts';

const publication = await readPublication();
if ('problems' in publication) {
  console.error(publication.problems.join('\n'));
  process.exit(1);
}

export const { site } = publication;
