import type { FeedPage } from './feed-pages.ts';
import { lastChange } from '../core/publication.ts';
import { site } from '../site.config.ts';

/** A feed, whatever the format. */
export interface Feed {
  title: string;
  description: string;
  /** Address, from the root, of the page whose entries it holds: `/topics/email/`. */
  home: string;
}

/** An entry as every format tells it. Every address is absolute. */
export interface FeedEntry {
  /** Permanent, and that of no other entry. */
  id: string;
  url: string;
  title: string;
  summary: string;
  /** The full text as `feedHtml` gives it. */
  html: string;
  publishedAt: Date;
  /** When it was last updated or corrected; left out when it stands as published. */
  updatedAt?: Date | undefined;
  authors: readonly { name: string; url?: string }[];
  /** The first is the most important. `term` is for programs, `name` for people. */
  categories: readonly { term: string; name: string }[];
  /** What it reports on. */
  source?: { title: string; publisher: string; url: string } | undefined;
  image?: FeedImage | undefined;
}

/** A picture that goes with an entry. */
export interface FeedImage {
  url: string;
  /** Media type. */
  type: string;
  bytes: number;
  /** Pixels. */
  width: number;
  height: number;
  alt: string;
  credit?: string | undefined;
}

/** What one file of a feed holds. */
export interface FeedDocument extends FeedPage<FeedEntry> {
  feed: Feed;
}

/** The title of a feed of one topic or author, as it stands among the many feeds of a reader. */
export function feedTitle(name: string): string {
  return `${site.name}: ${name}`;
}

/** The feed's permanent id, a tag URI (RFC 4151). All its documents have the same. */
export function feedId({ home }: Pick<Feed, 'home'>): string {
  return `tag:${site.idAuthority}:${home}`;
}

/**
 * When a document's entries last changed. One that has none was last changed on the day from which
 * the publication's ids are: a moment that no build moves.
 */
export function feedUpdated(entries: readonly FeedEntry[]): Date {
  return lastChange(entries) ?? new Date(site.idAuthority.split(',')[1] ?? '');
}
