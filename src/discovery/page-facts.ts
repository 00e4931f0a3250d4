import type { ArticleFacts } from '../articles/article-facts.ts';

/** The metadata of a page. */
export interface PageFacts {
  /** The page's own title; the front page has none. */
  title?: string;
  description?: string | undefined;
  /** Keeps the page out of search engines: responses to forms, and pages that need a token. */
  noindex?: boolean;
  /** The new URL of this page's content, to which browsers and search engines are redirected. */
  movedTo?: string;
  /** SHA-256 of the content file, so that a live page shows which version it is. */
  contentHash?: string;
  /** The feed of the list on this page, if it is not the site's feed. */
  feed?: { title: string; home: string } | undefined;
  /** The article that the page shows. */
  article?: PageArticle;
  /** The lead picture of that article. */
  leadPicture?: SharedPicture | undefined;
}

/** The metadata of an article. */
export interface PageArticle extends ArticleFacts {
  authors: readonly { id: string; name: string; kind: 'person' | 'desk' }[];
}

/** A picture for link previews. */
export interface SharedPicture {
  /** Absolute URL. */
  url: string;
  /** Pixels. */
  width: number;
  height: number;
  alt: string;
}
