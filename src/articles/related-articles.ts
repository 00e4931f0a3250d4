/** The part of an article that related articles are found by. */
export interface OnTopics {
  id: string;
  topics: readonly { id: string }[];
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
