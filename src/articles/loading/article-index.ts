import type { EmailedText } from '../placeholders.ts';

/** The data of an article that issues, and links to it, need. */
export interface IndexedArticle {
  id: string;
  formerSlugs: readonly string[];
  /** Absent when the article has problems, so that they are not reported for the issue too. */
  state?: {
    draft: boolean;
    publishedAt: Date;
    topics?: readonly string[];
    /** The ids on its page, to which links lead. Absent if only its front matter was read. */
    anchors?: readonly string[];
  } & EmailedText;
}

/**
 * Passes articles from their loader to the loaders of issues and pages, which refer to them. All run at the
 * same time, and this way each file is read once.
 */
export class ArticleIndex {
  #articles = Promise.withResolvers<readonly IndexedArticle[]>();
  #isFilled = false;

  fill(articles: readonly IndexedArticle[]): void {
    if (this.#isFilled) this.#articles = Promise.withResolvers();
    this.#isFilled = true;
    this.#articles.resolve(articles);
  }

  /** The articles of the last load; waits for the first load. */
  articles(): Promise<readonly IndexedArticle[]> {
    return this.#articles.promise;
  }
}
