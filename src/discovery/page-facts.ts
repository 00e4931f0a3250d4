import type { ImageMetadata } from 'astro';
import type { Correction } from '../articles/correction.ts';

/** What a page says of itself to machines. */
export interface PageFacts {
  /** The page's own title; the front page has none. */
  title?: string;
  description?: string | undefined;
  /** Keeps the page out of search engines: answers to forms, and pages behind a token. */
  noindex?: boolean;
  /** Where this page's content stands now; browsers and search engines go there. */
  movedTo?: string;
  /** SHA-256 of the file whose content the page shows, so that a live page tells what it is of. */
  contentHash?: string;
  /** The feed of what this page lists, where it is not the site's. */
  feed?: { title: string; home: string } | undefined;
  /** The article that the page shows. */
  article?: ArticleFacts;
}

export interface ArticleFacts {
  id: string;
  headline: string;
  dek: string;
  publishedAt: Date;
  updatedAt?: Date | undefined;
  corrections?: readonly Correction[] | undefined;
  authors: readonly { id: string; name: string; kind: 'person' | 'desk' }[];
  /** The first is its section. */
  topics: readonly { id: string; name: string }[];
  source?: { headline: string; publisher: string; url: string } | undefined;
  image?: { src: ImageMetadata; alt: string } | undefined;
}

/** A picture as others may show it beside a link to the page. */
export interface SharedPicture {
  /** Absolute. */
  url: string;
  /** Pixels. */
  width: number;
  height: number;
  alt: string;
}
