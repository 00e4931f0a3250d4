/** The part of an article that related articles are found by. */
export interface OnTopics {
  id: string;
  topics: readonly { id: string }[];
}

/** How many articles the lists under an article have at most. */
export interface StoryCounts {
  recentNews: number;
  relatedStories: number;
}

/**
 * The stories under the article of index `at`: its neighbors, the newest ones, and those that share a topic with
 * it and are not among the others. `all` are the articles that are published, newest first.
 */
export function storiesUnder<A extends OnTopics>(
  all: readonly A[],
  at: number,
  { recentNews, relatedStories }: StoryCounts,
): { newer: A | undefined; older: A | undefined; recent: A[]; related: A[] } {
  const [newer, article, older] = [all[at - 1], all[at], all[at + 1]];
  const newest = all.slice(0, recentNews + 1);
  const recent = newest.filter((one) => one !== article).slice(0, recentNews);
  const except = new Set([newer, older, ...recent].map((one) => one?.id));
  const options = { count: relatedStories, except };
  return { newer, older, recent, related: article ? relatedArticles(article, all, options) : [] };
}

/**
 * Up to `count` of `others` that share a topic with `article`, except those whose ids are in `except`.
 * Those that share the most topics come first; ties keep the order of `others`.
 */
export function relatedArticles<A extends OnTopics>(
  article: OnTopics,
  others: readonly A[],
  { count, except }: { count: number; except: ReadonlySet<string | undefined> },
): A[] {
  const topics = new Set(article.topics.map(({ id }) => id));
  const bySharedTopics: A[][] = Array.from({ length: topics.size + 1 }, () => []);
  for (const other of others) {
    if (other.id === article.id || except.has(other.id)) continue;
    let shared = 0;
    for (const { id } of other.topics) if (topics.has(id)) shared += 1;
    bySharedTopics[shared]?.push(other);
    // These share all topics and come first, so the remaining articles cannot replace them.
    if (bySharedTopics[topics.size]?.length === count) break;
  }
  return bySharedTopics.slice(1).toReversed().flat().slice(0, count);
}
