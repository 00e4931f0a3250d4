import type { ArticleFiles, ExistingArticle } from './article-files.ts';
import { headlineOf, stateOf } from './front-matter.ts';
import type { LinkedArticle } from './link-targets.ts';
import { OldAddresses } from './old-addresses.ts';
import { slugFrom } from '../../../src/core/slug.ts';
import { UniqueSlugs } from './slugs.ts';
import type { Source, SourcePost } from './source-post.ts';

/** The article that a post becomes, or has become before, maybe under another name since. */
export interface PlannedArticle extends LinkedArticle {
  existing: ExistingArticle | undefined;
  /** Whether the existing article differs from the post in headline and date: it never was this post. */
  isOther: boolean;
}

/** Reads all posts for the first time: their articles by name, in the order of the posts, and where they were. */
export async function readPlan(
  options: { source: Source; language: string; timeZone: string; now: Date },
  files: ArticleFiles,
): Promise<{ plan: Map<string, PlannedArticle>; oldAddresses: OldAddresses }> {
  const { source, language } = options;
  const unique = new UniqueSlugs();
  const oldAddresses = new OldAddresses(source.site);
  const plan = new Map<string, PlannedArticle>();
  for await (const post of source.posts()) {
    const state = stateOf(post, options);
    const day = state.hasDate ? `-${state.publishedAt.toISOString().slice(0, 10)}` : '';
    const candidates = [post.slug ?? '', post.title].map((text) => slugFrom(text, language));
    const slug = unique.take([...candidates, `post${day}`]);
    const existing = files.existing(slug);
    const isOther =
      existing?.headline !== undefined &&
      existing.headline !== headlineOf(post) &&
      existing.publishedAt.getTime() !== state.publishedAt.getTime();
    plan.set(slug, { slug, isParked: false, ...state, ...existing, existing, isOther });
    oldAddresses.add(slug, placesOf(post));
  }
  return { plan, oldAddresses };
}

/** Where a post was: its addresses, and its file in the export. */
export function placesOf({ addresses, file }: SourcePost): string[] {
  return [...addresses, ...(file === undefined ? [] : [`/${file}`])];
}
