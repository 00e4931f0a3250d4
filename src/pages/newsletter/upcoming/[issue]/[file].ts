// Emails of upcoming issues. scripts/build/upcoming-issues.ts moves them out of the build.
import type { GetStaticPaths } from 'astro';
import { ISSUE_FILES } from '../../../../core/links.ts';
import { getUpcomingIssues } from '../../../../newsletters/queries/issues.ts';

export { GET } from '../../[issue]/[file].ts';

export const getStaticPaths = (async () =>
  (await getUpcomingIssues()).flatMap((issue) =>
    ISSUE_FILES.map((file) => ({ params: { issue: issue.id, file }, props: { issue, file } })),
  )) satisfies GetStaticPaths;
