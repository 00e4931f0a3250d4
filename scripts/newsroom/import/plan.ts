import type { ArticleFiles, ExistingArticle } from './article-files.ts';
import type { ImportedPosts } from './imported-posts.ts';
import { headlineOf, stateOf } from './front-matter.ts';
import type { LinkedArticle } from './link-targets.ts';
import { OldAddresses } from './old-addresses.ts';
import { slugFrom } from '../../../src/core/slug.ts';
import { UniqueSlugs } from './slugs.ts';
import type { Source, SourcePost } from './source-post.ts';

/** The article that a post becomes, or has become before, maybe under another name since. */
export interface PlannedArticle extends LinkedArticle {
  /** The name that the post would have, but another article has. */
  taken?: string | undefined;
  existing: ExistingArticle | undefined;
}

/** Reads all posts for the first time: their articles by name, in the order of the posts, and where they were. */
export async function readPlan(
  options: { source: Source; language: string; timeZone: string; now: Date },
  { files, imported }: { files: ArticleFiles; imported: ImportedPosts },
): Promise<{ plan: Map<string, PlannedArticle>; oldAddresses: OldAddresses }> {
  const { source, language } = options;
  const unique = new UniqueSlugs();
  const oldAddresses = new OldAddresses(source.site);
  const plan = new Map<string, PlannedArticle>();
  for await (const post of source.posts()) {
    const state = stateOf(post, options);
    const day = state.hasDate ? `-${state.publishedAt.toISOString().slice(0, 10)}` : '';
    const candidates = [post.slug ?? '', post.title].map((text) => slugFrom(text, language));
    const recorded = imported.articleOf(post) ?? '';
    const known = plan.has(recorded) ? undefined : files.existing(recorded);
    if (known) unique.reserve(recorded);
    let slug = recorded;
    let taken: string | undefined;
    let existing = known;
    while (!known) {
      slug = unique.take([...candidates, `post${day}`]);
      existing = files.existing(slug);
      if (existing?.slug !== slug || !isOtherPost(existing, post, { ...state, imported })) break;
      taken ??= slug;
    }
    plan.set(slug, { slug, isParked: false, taken, ...state, ...existing, existing });
    oldAddresses.add(slug, placesOf(post));
  }
  return { plan, oldAddresses };
}

/**
 * Whether an article never was this post. Without a record of what was imported, one that differs in headline or
 * date never was; a draft may have been edited and published since.
 */
function isOtherPost(
  article: ExistingArticle,
  post: SourcePost,
  { hasDate, publishedAt, imported }: ReturnType<typeof stateOf> & { imported: ImportedPosts },
): boolean {
  const isRecorded = imported.isFrom(article.slug, post);
  if (isRecorded !== undefined) return !isRecorded;
  // Such as the first article of a new publication, which may have the headline of an old one.
  if (imported.isKept && !imported.has(article.slug)) return true;
  if (article.headline === undefined || post.isDraft || !hasDate) return false;
  const isSameTime = article.publishedAt.getTime() === publishedAt.getTime();
  return article.headline !== headlineOf(post) || !isSameTime;
}

/** Where a post was: its addresses, and its file in the export. */
export function placesOf({ addresses, file, alsoAt = [] }: SourcePost): string[] {
  return [...addresses, ...(file === undefined ? [] : [`/${file}`]), ...alsoAt];
}
