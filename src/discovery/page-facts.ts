import type { ImageMetadata } from 'astro';
import type { ArticleFacts } from '../articles/article-facts.ts';

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
  article?: PageArticle;
}

/** What machines are told of an article. */
export interface PageArticle extends ArticleFacts {
  authors: readonly { id: string; name: string; kind: 'person' | 'desk' }[];
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
