import type { ContentProblem } from '../../core/content-problem.ts';
import type { IndexedArticle } from './article-index.ts';
import { withMeantAddresses } from './meant-addresses.ts';
import { withMeantArticles } from './meant-articles.ts';
import type { SiteAddresses } from './site-addresses.ts';

/**
 * The problems, in which links that are no addresses of the site are corrected to those that they were probably
 * meant to be: names of articles and relative paths. Without `seenAt`, articles count that readers do not see.
 */
export function withMeantTargets(
  problems: readonly ContentProblem[],
  site: {
    root: URL;
    articles: readonly IndexedArticle[];
    addresses: SiteAddresses;
    seenAt: Date | undefined;
  },
): ContentProblem[] {
  const withArticles = withMeantArticles(problems, site.articles, site.seenAt);
  return withMeantAddresses(withArticles, site);
}
