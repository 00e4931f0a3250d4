// The publication's settings for every program: one that imports them begins when they are right.
// Otherwise the process ends here with status 1 and one line for each problem.
import { readPublication } from './publication.ts';

const publication = await readPublication();
if ('problems' in publication) {
  console.error(publication.problems.join('\n'));
  process.exit(1);
}

export const { site } = publication;
