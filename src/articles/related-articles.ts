/** The part of an article that says what it is about. */
export interface OnTopics {
  id: string;
  topics: readonly { id: string }[];
}

/**
 * Up to `count` of `others` that share a topic with `article`, without those whose ids are in
 * `except`: first those that share the most, and among equals in the order of `others`.
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
    // Nothing after these can come before them, however many articles are left.
    if (bySharedTopics[topics.size]?.length === count) break;
  }
  return bySharedTopics.slice(1).toReversed().flat().slice(0, count);
}
