import { REDIRECTS_FILE } from '../../../src/articles/loading/redirect-file.ts';
import type { LinkTargets } from './link-targets.ts';
import { hostOf } from './old-addresses.ts';
import type { Redirects } from './redirects.ts';
import type { ImportReport } from './report.ts';
import type { Source, SourceRedirect } from './source-post.ts';

interface Deps {
  source: Source;
  targets: LinkTargets;
  redirects: Redirects;
  report: ImportReport;
  isReal: boolean;
  now: Date;
}

/** Adds the redirects of the old site that are not those of posts, and reports those that lead nowhere now. */
export async function addOtherRedirects(deps: Deps): Promise<void> {
  const { source, redirects, report, isReal } = deps;
  const leaveOut = (path: string, why: string) =>
    report.addFile(REDIRECTS_FILE, `left out ${path}, because ${why}`);
  for (const redirect of source.redirects ?? []) {
    const target = targetOf(redirect, deps);
    if (target !== undefined) {
      const { lines, refused } = redirects.claim([redirect.from], target);
      for (const { path, why } of refused) leaveOut(path, why);
      for (const line of lines) report.addFile(REDIRECTS_FILE, line);
      if (isReal) await redirects.write(lines);
    } else if ('to' in redirect && !redirects.isClaimed(redirect.from)) {
      leaveOut(redirect.from, `readers of this publication do not see ${redirect.to}`);
    }
  }
}

/** Where a redirect leads now. To the old site itself, it would lead in a circle. */
function targetOf(
  redirect: SourceRedirect,
  { source: { site }, targets, now }: Deps,
): string | { gone: string } | undefined {
  if ('gone' in redirect) return { gone: redirect.gone };
  const everyone = { slug: '', draft: false, publishedAt: now, isParked: false };
  const { href } = targets.of(redirect.to, everyone, []);
  if (href === undefined || href.startsWith('/')) return href;
  return site && hostOf(new URL(href)) === hostOf(new URL(site)) ? undefined : href;
}
