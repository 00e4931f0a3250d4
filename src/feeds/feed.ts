import type { FeedPage } from './feed-pages.ts';
import { lastChange } from '../core/publication.ts';
import { site } from '../site.ts';

/** A feed in any format. */
export interface Feed {
  title: string;
  description: string;
  /** Path of the page whose entries it contains: `/topics/email/`. */
  home: string;
}

/** An entry in any format. All URLs are absolute. */
export interface FeedEntry {
  /** Permanent and unique. */
  id: string;
  url: string;
  title: string;
  summary: string;
  /** The full text from `feedHtml`. */
  html: string;
  /** BCP 47, if it is not the feed's language. */
  language?: string | undefined;
  publishedAt: Date;
  /** When it was last updated or corrected; undefined if it never was. */
  updatedAt?: Date | undefined;
  authors: readonly { name: string; url?: string }[];
  /** Most important first. `term` is for programs, `name` for people. */
  categories: readonly { term: string; name: string }[];
  /** The source that it reports on. */
  source?: { title: string; publisher: string; url: string } | undefined;
  image?: FeedImage | undefined;
}

/** The picture of an entry. */
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

/** One file of a feed. */
export interface FeedDocument extends FeedPage<FeedEntry> {
  feed: Feed;
}

/** The title of the feed of a topic or author, as shown among the feeds of a reader. */
export function feedTitle(name: string): string {
  return `${site.name}: ${name}`;
}

/** The permanent id of a feed, a tag URI (RFC 4151). All of its documents share it. */
export function feedId({ home }: Pick<Feed, 'home'>): string {
  return `tag:${site.idAuthority}:${home}`;
}

/**
 * When the entries of a document last changed. For an empty document it is the date in the id
 * authority of the publication, which no build changes.
 */
export function feedUpdated(entries: readonly FeedEntry[]): Date {
  return lastChange(entries) ?? new Date(site.idAuthority.split(',')[1] ?? '');
}
