// Emails of upcoming issues. scripts/build/upcoming-issues.ts moves them out of the build.
import type { GetStaticPaths } from 'astro';
import { issueFilePaths } from '../../../../newsletters/queries/issue-file-paths.ts';
import { getUpcomingIssues } from '../../../../newsletters/queries/issues.ts';

export { GET } from '../../[issue]/[file].ts';

export const getStaticPaths = (async () =>
  issueFilePaths(await getUpcomingIssues())) satisfies GetStaticPaths;
